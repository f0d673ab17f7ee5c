export const config = {
  'config.bad-variable': 'The environment variable {{name}} is not right: expected {{expected}}.',
  'config.unknown-variable': 'There is no setting {{name}}. The settings are: {{known}}.',
  'config.misspelt-variable': 'There is no setting {{name}}. Did you mean {{nearest}}?',
  'config.missing-variable': '“pledge {{command}}” needs the environment variable {{name}}.',
  'config.port-taken': 'Port {{port}} is taken by another program. Stop that program, or choose another one with PORT.',
  'config.folder-in-use':
    'The data folder {{folder}} is in use by the running process {{pid}}. Stop that one first, or choose another folder with PLEDGE_DATA.',
  'config.no-running-server':
    'No running Pledge was found: PLEDGE_URL is not set, and nothing that runs has left its address in {{folder}}. Start one with “pledge start”.',
  'config.unreachable': 'Pledge does not answer at {{url}}.',
  'config.temporal-unreachable': 'Temporal cannot be reached at {{address}}: {{detail}}',
  'config.no-search-attributes':
    'The Temporal namespace lacks the search attributes {{names}}, and this account may not add them. Please have them added.',
  'config.request-file': '{{file}}, line {{line}}: {{detail}}',
  'config.request-incomplete': '{{file}}, line {{line}}: the column “{{field}}” is empty or missing.',
  'config.bad-pair': '{{option}} takes name=value; this is “{{found}}”.',
  'config.bad-json': '{{option}} takes a JSON object.',
}
