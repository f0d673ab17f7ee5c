export const reference = {
  'reference.unknown-calendar': 'There is no calendar “{{id}}”. Known: {{known}}.',
  'reference.unknown-policy': 'There is no policy “{{id}}”. Known: {{known}}.',
  'reference.unknown-rules': 'There is no rule set “{{id}}”. Known: {{known}}.',
  'reference.unknown-flow': 'There is no flow “{{id}}”. Known: {{known}}.',
  'reference.unknown-fact': 'There is no fact “{{id}}”. Known: {{known}}.',
  'reference.unknown-stage': 'There is no stage “{{id}}”. Known: {{known}}.',
  'reference.unknown-node': 'There is no node “{{id}}”. Known: {{known}}.',
  'reference.unknown-clock': 'There is no clock “{{id}}”. Known: {{known}}.',
  'reference.unknown-outcome': 'There is no outcome “{{id}}”. Known: {{known}}.',
  'reference.unknown-team': 'There is no team “{{id}}”. Known: {{known}}.',
  'reference.unknown-message': 'There is no message template “{{id}}”. Known: {{known}}.',
  'reference.unknown-endpoint': 'There is no endpoint “{{id}}”. Known: {{known}}.',
  'reference.unknown-role': 'There is no role “{{id}}”. Known: {{known}}.',
  'reference.calendars-not-given':
    'These calendars are not among the files, so what depends on them was not checked: {{ids}}.',
  'reference.policies-not-given':
    'These policies are not among the files, so what depends on them was not checked: {{ids}}.',
  'reference.rules-not-given':
    'These rule sets are not among the files, so what depends on them was not checked: {{ids}}.',
  'reference.flows-not-given': 'These flows are not among the files, so what depends on them was not checked: {{ids}}.',
}
