export const settings = {
  'settings.bad-url':
    '{{url}} is not an address that begins with http:// or https://, without a user or password in it.',
  'settings.team-without-members': 'The team “{{team}}” has no members: nobody works what is handed to it.',
  'settings.unknown-reason': 'The reason “{{reason}}” is placed below “{{parent}}”, which is not among the reasons.',
  'settings.reason-too-deep':
    'The reason “{{reason}}” cannot stand below “{{parent}}”: reasons have at most two levels.',
  'settings.unknown-zone': 'There is no time zone {{zone}} in the IANA list.',
}
