/** What a fix would do to the document, in words. */
export const fixes = {
  rename: 'rename it to “{{name}}”',
  replace: 'write {{value}}',
  add: 'add “{{name}}”: {{value}}',
  remove: 'remove it',
}
