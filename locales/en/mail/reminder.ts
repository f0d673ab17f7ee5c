/** The letter that somebody gets when an action of a retrospective is due. */
export const reminder = {
  subject: 'Due now: {{what}}',
  body: [
    'An action of yours is due: {{what}}',
    '',
    'Retrospective: {{title}}',
    'Due: {{due}}',
    '',
    'Write down there what came of it, or when it will be done:',
    '{{url}}',
  ].join('\n'),
}
