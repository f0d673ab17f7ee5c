export const fact = {
  'fact.values-missing': 'The fact “{{fact}}” is an enum and needs its list of values.',
  'fact.values-not-allowed': 'The fact “{{fact}}” is of type {{type}}; only enum and list have values.',
  'fact.unit-not-allowed': 'The fact “{{fact}}” is of type {{type}}; only a number has a unit.',
  'fact.built-in-type': 'The fact “{{fact}}” is built in; a flow may only declare it as {{allowed}}.',
  'fact.wrong-type': 'The fact “{{fact}}” is of type {{type}}; {{found}} is not.',
  'fact.not-one-of': '{{found}} is not a value of the fact “{{fact}}”. Its values: {{allowed}}.',
  'fact.null-value': 'null is not a value of the fact “{{fact}}”.',
  'fact.not-settable': 'The fact “{{fact}}” is built in and follows the case; it cannot be set.',
  'fact.cannot-rise': 'The fact “{{fact}}” is of type {{type}}; only an enum or a number can be raised.',
}
