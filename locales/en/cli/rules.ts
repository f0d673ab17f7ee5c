/** What `pledge rules` prints for people. */
export const rules = {
  usage: `Usage:
  pledge rules eval FILE --facts JSON [--now INSTANT] [--calendar FILE]...
  pledge rules check FILE
  pledge rules to-json-rules-engine FILE
  pledge rules from-json-rules-engine FILE`,
  outcome: 'Outcome',
  none: 'none',
  sets: 'Sets',
  held: 'Held',
  failed: 'did not hold',
  notReached: 'not reached',
  missing: 'missing',
  noIssues: 'No issues.',
}
