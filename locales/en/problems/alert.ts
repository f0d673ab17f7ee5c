export const alert = {
  'alert.unknown': 'There is no alert {{alert}}.',
  'alert.unknown-episode': 'No alert lasted under the id {{episode}}.',
  'alert.unknown-person': 'There is nobody with the id {{person}} who could be told.',
  'alert.unknown-endpoint': 'There is no endpoint “{{endpoint}}” in the settings.',
  'alert.unknown-calendar': 'No calendar “{{calendar}}” is published.',
  'alert.no-address': 'The robot “{{name}}” has no address yet: paste the one that its group shows.',
  'alert.bad-address': 'The address of “{{name}}” does not begin with http:// or https://, or has a user in it.',
  'alert.recipient-twice': 'Two recipients have the id {{recipient}}.',
  'alert.no-step': 'Choose one process and one of its steps to count who stands there.',
  'alert.clears-nowhere':
    'An alert at {{threshold}} cannot be over at {{clearsAt}}: that is on the side on which it begins.',
  'alert.too-many': 'There are {{limit}} alerts already, and more are not kept. Take one away first.',
}
