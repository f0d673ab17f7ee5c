export const scenario = {
  'scenario.before-the-case': '{{at}} lies before the case begins, which is {{case}}.',
  'scenario.compares-nothing': 'This line names the clock “{{clock}}” and compares nothing.',
  'scenario.two-ends': 'A wait ends by “for” or by “until”, not by both.',
  'scenario.answer-of-no-act':
    'The node “{{node}}” is of the kind {{kind}}; only the steps of an act are answered here.',
  'scenario.document-not-found':
    'There is no {{kind}} {{source}}, neither as a file beside the scenario nor among the files given.',
  'scenario.document-invalid':
    'The document {{source}} has {{count}} issues of its own; check it with pledge validate.',
  'scenario.too-much': 'The run was given up after {{limit}} steps: something in these documents never comes to rest.',
}
