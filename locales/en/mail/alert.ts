/** What alerts say, by mail and in group chats. */
export const alert = {
  subject: {
    began: 'Alert: {{name}}',
    reminder: 'Still: {{name}}',
    over: 'Over: {{name}}',
    test: 'Test: {{name}}',
  },
  value: {
    late: 'Cases late now: {{value}}',
    dueSoon: 'Cases due within {{minutes}} min: {{value}}',
    waiting: 'Cases waiting: {{value}}',
    unassigned: 'Cases that nobody has: {{value}}',
    unassignedMinutes: 'The oldest case that nobody has waits for {{value}} min',
    standing: 'Cases in “{{node}}”: {{value}}',
    compliance: 'Compliance {{window}}: {{value}} %',
    breaches: 'Promises broken {{window}}: {{value}}',
    arrivals: 'Cases that came in {{window}}: {{value}}',
  },
  window: { today: 'today', hours: 'in the last {{hours}} h' },
  nothing: 'too few to judge',
  limit: {
    above: 'The alert is set to more than {{threshold}}.',
    below: 'The alert is set to less than {{threshold}}.',
  },
  scope: 'Only {{scope}}.',
  none: 'without a team',
  since: 'Since {{since}} ({{zone}}).',
  lasted: 'It lasted from {{since}} to {{until}} ({{zone}}).',
  test: 'This is a test of the alert. It says how things stand now.',
  link: 'Open the board',
}
