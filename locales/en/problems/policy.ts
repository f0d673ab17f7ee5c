export const policy = {
  'policy.field-of-another-event': 'The event “{{event}}” has no field “{{field}}”. Its fields: {{known}}.',
  'policy.value-without-fact': 'A value to compare with needs the fact it is compared to: give “fact” as well.',
  'policy.custom-needs-start': 'The custom clock “{{clock}}” needs “start”: the event that starts it.',
  'policy.custom-needs-stop': 'The custom clock “{{clock}}” needs “stop”: the event that stops it.',
  'policy.stage-needed': 'The clock “{{clock}}” measures a stage and has to say which one: “stage” is missing.',
  'policy.field-of-another-metric':
    'The clock “{{clock}}” measures {{metric}}, which settles by itself what “{{field}}” would say; remove the field.',
  'policy.no-effect': '“{{field}}” has no effect on a clock that measures {{metric}}.',
  'policy.target-never-reached':
    'This target of the clock “{{clock}}” is never chosen: target number {{above}} above it always matches first.',
  'policy.value-or-raise': 'Setting the fact “{{fact}}” needs either “value” or “raiseBy”.',
  'policy.bad-percent':
    '{{found}} is not a percentage above 0 and at most 100; what happens later is said with “after”.',
  'policy.warning-twice': 'The warning at {{percent}} % stands here twice.',
  'policy.unknown-recipient': 'Nobody is known as “{{to}}”. Usual recipients: {{known}}.',
  'policy.clock-never-starts':
    'The clock “{{clock}}” can never start: what is to start it cannot happen in a case that is still open.',
  'policy.clock-never-stops':
    'Nothing but the close of the case ever stops the clock “{{clock}}”: what is to stop it cannot happen.',
  'policy.target-ends-overnight':
    'This target of the clock “{{clock}}” runs while the calendar “{{calendar}}” is closed for {{hours}} hours overnight: who comes at closing time is late before anybody is back. Count open time instead.',
  'policy.target-ends-while-closed':
    'This target of the clock “{{clock}}” runs while the calendar “{{calendar}}” is closed for up to {{hours}} hours: some cases are late before anybody is back. If that is not meant, count open time.',
  'policy.escalation-before-start':
    'Target number {{target}} of the clock “{{clock}}” is no longer than this: the escalation happens as soon as the clock starts.',
  'policy.escalation-while-closed':
    'This escalation of the clock “{{clock}}” counts plain time and may come after closing time of the calendar “{{calendar}}”.',
  'policy.own-breach': 'The clock “{{clock}}” is started or stopped by its own warning or breach.',
}
