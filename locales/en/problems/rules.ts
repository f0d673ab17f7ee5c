export const rules = {
  'rules.empty': 'The rule set is empty: it never decides anything.',
  'rules.empty-group': 'The group “{{group}}” is empty; it needs at least one condition.',
  'rules.empty-cell': 'The cell is empty. Write "-" if anything will do.',
  'rules.input-twice': 'The fact {{fact}} has a column of its own already; put both conditions into one cell.',
  'rules.output-twice': 'The fact {{fact}} is set by another column already.',
  'rules.row-cells': 'The row {{row}} has {{count}} cells for {{expected}} inputs.',
  'rules.row-values': 'The row {{row}} has {{count}} values for {{expected}} outputs.',
  'rules.operand-missing': 'The operator {{op}} needs a value.',
  'rules.operand-superfluous': 'The operator {{op}} takes no value; in a cell it is written {"{{op}}": true}.',
  'rules.operand-other-fact': 'The operator {{op}} cannot compare with another fact.',
  'rules.operand-null': 'Nothing is ever equal to null. Ask with "missing" or "present" whether a fact is there.',
  'rules.operand-value': 'The operator {{op}} compares with one value, not with {{found}}.',
  'rules.operand-values': 'The operator {{op}} needs a list of values, not {{found}}.',
  'rules.operand-text': 'The operator {{op}} needs a text, not {{found}}.',
  'rules.operand-number': 'The operator {{op}} compares with a number, not with {{found}}.',
  'rules.operand-moment':
    'The operator {{op}} compares with a date (2026-11-23) or an instant with an offset (2026-11-23T09:00:00-05:00), not with {{found}}.',
  'rules.operand-range':
    'The operator {{op}} needs {"from", "to"}: two numbers, two dates or two instants, not {{found}}.',
  'rules.operand-duration': 'The operator {{op}} needs a duration {"amount", "unit"}, not {{found}}.',
  'rules.operand-calendar': 'The operator {{op}} needs the id of a calendar, not {{found}}.',
  'rules.range-reversed': 'Nothing lies between {{from}} and {{to}}: the end comes before the start.',
  'rules.operator-for-other-type':
    'The operator {{op}} does not apply to {{fact}}, which is of the type {{type}}. Operators that do: {{allowed}}.',
  'rules.facts-of-two-types':
    'The facts {{fact}} ({{type}}) and {{other}} ({{otherType}}) are of different types and never compare.',
  'rules.personal-fact':
    'The fact {{fact}} is personal: its value is kept out of workflows, so this condition cannot see it.',
  'rules.facts-unknown':
    'No flow that uses this rule set was given, so the types and values of its facts could not be checked.',
  'rules.overlap': 'The entries {{first}} and {{second}} overlap, but only one may hold: both hold for {{example}}.',
  'rules.gap': 'There is a gap: no row covers the combination {{example}}.',
  'rules.gap-in-list': 'No rule holds for {{example}}; such a case leaves by “otherwise”.',
  'rules.unreachable': 'The entry {{id}} can never be reached: the entries above it cover all of it.',
  'rules.never-holds': 'The entry {{id}} can never hold: its conditions contradict each other.',
  'rules.not-checked':
    'The rule set is too large to find every overlap, gap and unreachable entry; the search ended early.',
  'rules.calendar-not-given': 'The rule set asks the calendar “{{calendar}}”, which was not given.',
  'rules.default-calendar-not-given':
    'The rule set counts days or business time with "withinLast", and no calendar was given to count them in.',
  'rules.facts-not-an-object': 'Facts are a JSON object such as {"priority": "high"}; this is {{found}}.',
  'rules.export-every-rule-fires':
    'json-rules-engine fires every rule that holds, whatever “{{hit}}” says: take the one with the highest priority.',
  'rules.export-operator': 'json-rules-engine has no operator like {{op}}: whoever runs these rules has to add it.',
  'rules.export-missing-fact':
    'On a missing fact {{op}} does not hold here, but the operator of json-rules-engine that comes closest does.',
  'rules.export-contains': 'In json-rules-engine "contains" looks into lists only, never into texts.',
  'rules.export-instant':
    'json-rules-engine compares instants as texts: the same instant written differently is another one.',
  'rules.import-not-rules':
    'These are not rules of json-rules-engine: expected a list of rules, or an object with a list "rules", but this is {{found}}.',
  'rules.import-rule-left-out': 'The rule {{rule}} was left out, because a part of it cannot be kept.',
  'rules.import-not-a-condition':
    'This is not a condition of json-rules-engine, which has one of "all", "any", "not", "condition", or a "fact" with an "operator" and a "value": {{found}}.',
  'rules.import-path':
    'The path {{path}} of the fact {{fact}} cannot be kept: only names joined by dots can, such as $.site.city.',
  'rules.import-params': 'The params of the fact {{fact}} cannot be kept: facts here are values, not calls.',
  'rules.import-operator': 'The operator {{operator}} cannot be kept: there is none like it.',
  'rules.import-value': 'The value of the operator {{operator}} cannot be kept: {{found}}.',
  'rules.import-condition-reference':
    'The shared condition {{condition}} cannot be kept: its text is not among what was given.',
  'rules.import-empty-group': 'The empty group “{{group}}” inside another condition cannot be kept.',
  'rules.import-always':
    'The rule {{rule}} fires always, for its group “{{group}}” is empty; it was kept as a rule without a condition.',
  'rules.import-event': 'The rule {{rule}} has no event with a type: it was kept without an outcome.',
  'rules.import-event-type':
    'The event type {{type}} is not an id; it became the outcome “{{outcome}}”, and the name of the rule keeps it.',
  'rules.import-event-param':
    'The event’s params “{{param}}” cannot be kept: a fact can be set to a plain value or a list of them, not to {{found}}.',
  'rules.import-renamed': '“{{name}}” is not an id of a fact; it became “{{fact}}”.',
  'rules.import-field': 'The field “{{field}}” has no counterpart here and was not kept.',
  'rules.import-too-many': 'There are {{count}} rules; a rule set has at most {{limit}}.',
}
