export const profile = {
  'profile.no-weight': 'At least one weight must be above 0.',
  'profile.p90-not-above-median':
    'Nine of ten must take longer than the median: p90Minutes is {{p90}}, medianMinutes is {{median}}.',
  'profile.no-arrivals': 'At least one hour of the week needs a rate above 0, or no case ever comes in.',
  'profile.other-node-kind':
    'The node “{{node}}” is of the kind {{kind}}; only nodes of the kind {{wanted}} stand here.',
  'profile.score-out-of-range': 'The survey “{{node}}” takes no score {{score}}. It takes: {{allowed}}.',
  'profile.flow-not-given': 'No flow that can run is among the files, so the names in the profile were not checked.',
  'profile.event-not-simulated':
    'The node “{{node}}” waits for nothing that can be simulated: only a message and a named external event can.',
}
