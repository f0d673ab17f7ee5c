/** The letter that colleagues get when a case asks for attention and the policy names no template. */
export const notification = {
  subject: 'Case #{{number}} needs attention: {{clock}}',
  body: [
    'Case #{{number}}: {{subject}}',
    '',
    'Clock: {{clock}}',
    'Due: {{due}}',
    'State: {{state}}',
    'Team: {{team}}',
    'Assigned to: {{assignee}}',
    '',
    '{{url}}',
  ].join('\n'),
}
