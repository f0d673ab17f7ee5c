/** What `pledge validate` and `pledge scenario run` say around their findings. */
export const documents = {
  validateUsage:
    'Usage: pledge validate FILE|FOLDER... [--json]\nChecks documents and settings, and what they name among each other; of a folder, all JSON and YAML files below it.',
  fine: '{{files}} checked: no errors.',
  errors: '{{files}} checked: {{errors}}.',
  file: { one: '1 file', other: '{{count}} files' },
  error: { one: '1 error', other: '{{count}} errors' },
  warning: { one: '1 warning', other: '{{count}} warnings' },
  scenarioUsage:
    'Usage: pledge scenario run FILE... [--on simulator|temporal] [--json]\nPlays scenarios and says where what happened differs from what they expect, and why.\nWith --on temporal on real workflows: on the server at TEMPORAL_ADDRESS, else on one that is started for the purpose.',
  passed: 'ok      {{name}}  ({{file}})',
  failed: 'FAILED  {{name}}  ({{file}})',
  expected: 'expected',
  actual: 'actual',
  why: 'why',
  summary: '{{passed}} passed, {{failed}} failed',
}
