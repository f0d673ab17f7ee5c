/** `pledge rules` 的输出文字。 */
export const rules = {
  usage: `用法：
  pledge rules eval FILE --facts JSON [--now INSTANT] [--calendar FILE]...
  pledge rules check FILE
  pledge rules to-json-rules-engine FILE
  pledge rules from-json-rules-engine FILE`,
  outcome: '出口',
  none: '无',
  sets: '设置',
  held: '成立',
  failed: '不成立',
  notReached: '未轮到',
  missing: '缺失',
  noIssues: '没有发现问题。',
}
