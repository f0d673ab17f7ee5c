/** 修改建议的文字说明。 */
export const fixes = {
  rename: '改名为“{{name}}”',
  replace: '改写为 {{value}}',
  add: '补上“{{name}}”：{{value}}',
  remove: '将其删除',
}
