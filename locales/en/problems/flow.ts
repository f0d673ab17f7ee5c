export const flow = {
  'flow.no-start': 'No case can begin here: the flow has no start. It needs one node of the kind “start”.',
  'flow.two-starts': 'The node “{{node}}” is a second start; “{{first}}” is the first one. A flow has one.',
  'flow.way-into-start': 'A way leads from “{{node}}” into the start “{{start}}”; nothing comes before a start.',
  'flow.no-end': 'No case can ever finish: the flow has no end. It needs at least one node of the kind “end”.',
  'flow.unreachable-node': 'No case ever comes to “{{node}}”: no way leads there from the start.',
  'flow.no-way-to-an-end': 'A case that comes to “{{node}}” never finishes: no way leads from there to an end.',
  'flow.way-missing': 'A case that leaves “{{node}}” by “{{way}}” comes to a dead end: this way leads nowhere.',
  'flow.way-twice':
    'A case that leaves “{{node}}” by “{{way}}” could go to “{{first}}” and to “{{second}}”: only one of them can be meant.',
  'flow.way-unknown': 'No case ever leaves “{{node}}” by “{{way}}”. Its ways out: {{known}}.',
  'flow.way-out-of-end': 'The way “{{way}}” leaves the end “{{node}}”; nothing comes after an end.',
  'flow.way-never-taken': 'No case ever leaves “{{node}}” by “{{way}}”: the rules “{{rules}}” have no such outcome.',
  'flow.endless-cycle': 'A case would go round here for ever, as nothing on the way is a task or a wait: {{nodes}}.',
  'flow.cycle-may-spin':
    'Once its instant is past, this cycle goes round without resting: {{nodes}}. Let it wait for a time or an event.',
  'flow.split-of-one': 'The split “{{node}}” needs at least two ways out.',
  'flow.join-without-split':
    'No split belongs to the join “{{node}}”: it waits for nothing and lets every branch pass.',
  'flow.join-waits-for-too-many': 'The join “{{node}}” waits for {{count}} branches; only {{branches}} lead to it.',
  'flow.wait-for-nothing': 'The wait “{{node}}” waits for nothing: it needs “for”, “until” or “event”.',
  'flow.wait-for-two-times': 'The wait “{{node}}” has both “for” and “until”; it can have one of them.',
  'flow.timeout-without-event':
    'The wait “{{node}}” ends by itself already; a timeout makes sense beside an event or a fact that may not come.',
  'flow.wait-until-type':
    'The wait “{{node}}” waits until “{{fact}}”, which is of type {{type}}; an instant or a date is needed.',
  'flow.survey-needs-questions': 'The survey “{{node}}” asks questions of its own and has none.',
  'flow.survey-needs-bands':
    'The survey “{{node}}” asks questions of its own and needs bands: the ways by which scores lead on.',
  'flow.field-of-another-survey':
    'The survey “{{node}}” asks {{ask}}, which has its own; “{{field}}” belongs to “questions”.',
  'flow.band-upside-down': 'The band “{{band}}” runs from {{from}} to {{to}}: its end lies below its beginning.',
  'flow.bands-overlap': 'The bands “{{band}}” and “{{other}}” overlap: a score could lead both ways.',
  'flow.bands-leave-a-gap': 'No band covers the scores between {{from}} and {{to}}.',
  'flow.subflow-within-itself': 'The flow comes back to itself through its subflows: {{flows}}.',
  'flow.reopen-to-an-end': 'A reopened case cannot return to “{{node}}”: it needs a node in which work goes on.',
  'flow.stage-without-nodes': 'No case is ever in the stage “{{stage}}”: no node belongs to it.',
  'flow.layout-of-no-node': 'The layout places “{{node}}”, which is not a node of this flow.',
  'flow.clock-never-starts': 'The clock “{{clock}}” measures the stage “{{stage}}”, which this flow does not have.',
  'flow.fact-never-set':
    'The fact “{{fact}}” is looked at, but nothing in this flow ever sets it: no form, step, rule, subflow or default.',
  'flow.fact-unused': 'The fact “{{fact}}” is neither set nor looked at by anything in this flow.',
  'flow.survey-question-without-text': 'The question “{{question}}” of the survey “{{node}}” has no text to ask.',
  'flow.survey-without-language':
    'The question “{{question}}” of the survey “{{node}}” has no text for customers who read {{language}}.',
  'flow.bad-approver': '“{{by}}” cannot approve; name a role, such as role:owner.',
  'flow.plan-too-large': 'The plan made from this flow takes {{size}} bytes; the limit is {{limit}} bytes (1 MB).',
}
