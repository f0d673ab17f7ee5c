export const scenario = {
  'scenario.before-the-case': '{{at}} lies before the case begins, which is {{case}}.',
  'scenario.compares-nothing': 'This line names the clock “{{clock}}” and compares nothing.',
  'scenario.two-ends': 'A wait ends by “for” or by “until”, not by both.',
  'scenario.answer-of-no-act':
    'The node “{{node}}” is of the kind {{kind}}; only the steps of an act are answered here.',
  'scenario.not-readable': 'The file {{source}} could not be read.',
  'scenario.unknown-document': 'There is no {{kind}} “{{id}}” in this scenario or among the files. Known: {{known}}.',
  'scenario.no-policy-used': 'The flow names no policy, so the policy “{{policy}}” of the scenario counts for it.',
  'scenario.too-much': 'The run was given up after {{limit}} steps: something in these documents never comes to rest.',
}
