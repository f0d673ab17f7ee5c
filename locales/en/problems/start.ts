export const start = {
  'start.no-flow': 'A case needs to know its flow: give {"flow": "…"}.',
  'start.bad-field': 'The field “{{field}}” of the case is not what it should be.',
  'start.bad-workflow-id':
    'A case has the workflow id case/<id>, with 1 to 100 letters, digits, “.”, “_” and “-”; this is “{{id}}”.',
  'start.unknown-flow': 'There is no published flow “{{flow}}”.',
  'start.unknown-plan': 'The plan {{hash}} of the flow “{{flow}}” is not in the store.',
  'start.id-taken': 'The case “{{case}}” exists already, and runs on the flow “{{flow}}”.',
  'command.unreadable':
    'This is no command: “{{word}}”. A command has “do” and its fields; commandId, at and actor may stand beside them.',
  'step.no-message': 'There is no message template “{{message}}”.',
  'step.no-endpoint': 'There is no endpoint “{{endpoint}}”.',
  'step.no-recipient': 'Nobody can be reached as “{{to}}”.',
  'step.no-mail': 'No mail server is set up (SMTP_URL).',
  'step.no-customer': 'The case has no customer with a record.',
  'step.refused': 'The receiver refused: {{detail}}',
  'step.failed': 'The step failed.',
}
