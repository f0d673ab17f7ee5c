export const bpmn = {
  'bpmn.not-bpmn': 'This is not a BPMN 2.0 file: {{detail}}',
  'bpmn.document-type': 'The file has a document type (<!DOCTYPE>), which no BPMN file needs. Remove it.',
  'bpmn.too-many-elements': 'There is more in the file than can be taken: at most {{limit}} of a kind.',
  'bpmn.no-process': 'There is no process in the file, or nothing is in it.',
  'bpmn.unknown-process': 'There is no process {{process}} in the file. There are: {{known}}.',
  'bpmn.unreadable-part': 'A part of the file could not be read and was left out: {{detail}}',
  'bpmn.changed-elsewhere':
    '“{{element}}” ({{id}}) was written by Pledge and changed in another tool: what was left alone there is as it was; what is new was read as from any other tool.',
  'bpmn.process-left-out':
    'The process “{{element}}” ({{id}}) was left out: one process is taken at a time. Import it by itself.',
  'bpmn.left-out': '“{{element}}” ({{id}}) was left out: {{type}} has no counterpart here.',
  'bpmn.event-left-out':
    'The event “{{element}}” ({{id}}, {{trigger}}) was left out: cases go on as if it were not there.',
  'bpmn.link-without-target': 'The link “{{element}}” ({{id}}) is caught nowhere: the way ends there.',
  'bpmn.one-way-is-taken':
    'After “{{element}}” ({{id}}) all ways whose conditions hold were meant; here exactly one is taken, the first that holds.',
  'bpmn.all-ways-are-taken':
    'At “{{element}}” ({{id}}) only the ways whose conditions hold were meant; here all of them are taken. Put a decision at the beginning of each.',
  'bpmn.complex-gateway':
    '“{{element}}” ({{id}}) has a rule of its own that was not kept: all ways are taken, and all of them are waited for.',
  'bpmn.event-goes-on-elsewhere':
    'The event “{{element}}” ({{id}}) goes on like “{{first}}”: a wait has one way on, whichever event came.',
  'bpmn.second-start': 'The start “{{element}}” ({{id}}) was left out: a case has one start, “{{first}}”.',
  'bpmn.start-by-people':
    'The start “{{element}}” ({{id}}, {{trigger}}) does not start cases by itself: people, customers or other systems do.',
  'bpmn.end-added': 'Nothing follows “{{element}}” ({{id}}): an end was added behind it.',
  'bpmn.others-run-on': 'The end “{{element}}” ({{id}}) stopped everything; here work that goes on beside it goes on.',
  'bpmn.is-done-once': '“{{element}}” ({{id}}) was to be repeated, or done by several; here it is done once.',
  'bpmn.script-left-out': 'The script of “{{element}}” ({{id}}) was left out. Say which facts the step sets.',
  'bpmn.assignment-left-out':
    'Who does “{{element}}” ({{id}}) was computed ({{found}}), which was not kept. Choose a team.',
  'bpmn.condition-not-understood':
    'The condition {{condition}} of the way “{{element}}” ({{id}}) was not understood: nothing takes this way by itself.',
  'bpmn.a-person-decides':
    'No condition that was understood says which way is taken at “{{element}}” ({{id}}): a person decides. Make a decision with rules of it where nobody has to ask.',
  'bpmn.last-way-is-else': 'No way at “{{element}}” ({{id}}) says what happens otherwise: it is “{{way}}”.',
  'bpmn.waits-for-event':
    '“{{element}}” ({{id}}) waits for the event {{event}} from another system. If it is the customer’s message that is meant, choose that.',
  'bpmn.timer-not-understood':
    'How long the timer “{{element}}” ({{id}}) runs was not understood ({{found}}). Say it here.',
  'bpmn.timer-runs-once': 'The timer “{{element}}” ({{id}}) was to repeat ({{found}}); here it runs once.',
  'bpmn.timer-rounded':
    'The time {{found}} of “{{element}}” ({{id}}) was rounded: a month is 30 days, a year 365, and nothing is finer than a thousandth of a minute.',
  'bpmn.timer-is-a-promise':
    'The timer “{{element}}” ({{id}}) became a promise for “{{host}}”: the clock {{clock}}, which tells a manager when the time is up. Choose the calendar it counts by.',
  'bpmn.timer-leads-nowhere':
    'What the timer “{{element}}” ({{id}}) led to beside “{{host}}” is not started: write it as an escalation of the promise.',
  'bpmn.event-is-an-outcome':
    'The event “{{element}}” ({{id}}) became an outcome of “{{host}}”: it does not happen by itself, a person chooses it.',
  'bpmn.border-event-left-out': 'The event “{{element}}” ({{id}}, {{trigger}}) at “{{host}}” was left out.',
  'bpmn.only-after-what-is-left-out': '“{{element}}” ({{id}}) was left out: only what was left out led to it.',
  'bpmn.lane-is-a-team': 'The lane “{{element}}” ({{id}}) became the team {{team}}, which does the work in it.',
  'bpmn.needs-message': '“{{element}}” ({{id}}) sends the message {{message}}: write its text.',
  'bpmn.needs-endpoint': '“{{element}}” ({{id}}) calls the endpoint {{endpoint}}: set it up.',
  'bpmn.needs-rules': '“{{element}}” ({{id}}) asks the rules {{rules}}: write them.',
  'bpmn.needs-flow': '“{{element}}” ({{id}}) runs the process {{flow}}, which was not in the file.',
  'bpmn.laid-out-anew': 'The picture of “{{element}}” ({{id}}) had no room for the cards: it is laid out anew.',
}
