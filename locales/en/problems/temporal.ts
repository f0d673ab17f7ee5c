export const temporal = {
  'temporal.not-found':
    'No Temporal server could be found or fetched. Tried: {{tried}}. Set TEMPORAL_ADDRESS to a running server, put the “temporal” program on the PATH (https://docs.temporal.io/cli), or install Go 1.25 or newer, with which it is built here.',
  'temporal.port-taken':
    'Port {{port}} is taken by another program, so the Temporal server cannot use it. Stop that program, or choose another port.',
  'temporal.in-use': 'The Temporal database {{file}} is in use by the running process {{pid}}. Stop that one first.',
  'temporal.start-failed': 'The Temporal server did not start: {{detail}}',
} as const
