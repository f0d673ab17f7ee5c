/** What `pledge simulate` and `pledge backtest` say. */
export const rehearsals = {
  simulateUsage:
    'Usage: pledge simulate FLOW [FILE...] --cases N [--profile FILE] [--policy FILE] [--seed N] [--json]\n' +
    'Simulates cases of a flow: how its clocks, queues and people fare. FLOW is a file, or the id of a template; what it\n' +
    'names is looked for among the files given and beside it. The same seed gives the same result. Ctrl-C cancels.',
  backtestUsage:
    'Usage: pledge backtest --policy FILE --since DATE [--calendar FILE]... [--rules FILE]... [--flow FILE]... [--json]\n' +
    'Replays the cases that began since DATE under changed documents: before, after, and which cases end otherwise. Ctrl-C cancels.',
  progress: '{{done}} of {{total}} …',
  nothing: '–',
  simulated:
    '{{cases}} cases from {{from}} to {{to}} with the seed {{seed}}: {{ended}} ended, {{unfinished}} did not, {{reopened}} came back ({{perSecond}} a second).',
  clockColumns: ['Clock', 'kept', 'met', 'missed', '9 of 10 within'],
  nodeColumns: ['Task', 'visits', 'wait, mean', '9 of 10', 'work, mean', '9 of 10'],
  teamColumns: ['Team', 'handled', 'busy', 'queue, mean', 'longest'],
  backtested:
    '{{cases}} cases, {{replayed}} of them replayed: {{changedCases}} would have ended otherwise ({{changedCount}} times a clock did).',
  sideColumns: ['Clock', 'kept before', 'after', 'missed before', 'after'],
  changed: 'Would have ended otherwise:',
  notReplayed: 'Could not be replayed:',
}
