/** Why something cannot be published, or not for the cases that run. */
export const publication = {
  'publication.cannot-carry':
    'Running cases of {{flows}} cannot follow this version: some of their steps are gone. Say where they go on, or let them stay.',
  'publication.node-gone': 'The step “{{node}}” of {{flow}} is gone, and {{cases}} running cases stand in it.',
  'publication.mapping-other-flow':
    'The mapping names “{{flow}}”, whose cases this does not move; it moves those of {{known}}.',
  'publication.mapping-no-target':
    'The mapping sends the cases in “{{node}}” to “{{to}}”, a step that the new version of {{flow}} does not have.',
  'publication.mapping-to-start':
    'The mapping sends the cases in “{{node}}” to “{{to}}”, where {{flow}} begins; no running case can begin again.',
  'publication.mapping-unknown-node': 'No running case of {{flow}} can stand in “{{node}}”, which the mapping names.',
  'publication.mapping-other-stage':
    'The mapping sends the cases in “{{node}}” to “{{to}}”, from the stage “{{stage}}” to “{{next}}”; clocks of stages stop and start by that.',
  'publication.unknown': 'There is no publication “{{publication}}”.',

  'publication.approval-needed':
    'A second person has to approve this: {{flows}} asks for it ({{roles}}). Propose it instead of publishing it.',
  'publication.unknown-proposal': 'There is no proposal “{{proposal}}”.',
  'publication.proposal-decided': 'The proposal “{{proposal}}” was decided already.',
  'publication.proposal-outdated':
    'The {{kind}} “{{id}}” was changed after it was proposed. Look at it again, and propose it anew.',
  'publication.own-proposal': 'Nobody approves their own proposal.',
  'publication.not-own-proposal': 'Only who proposed it can take it back.',
  'publication.other-role': 'Only somebody with {{roles}}, or an administrator, decides on this proposal.',
} as const
