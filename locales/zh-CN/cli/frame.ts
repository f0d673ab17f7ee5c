/** `pledge` 的帮助文字。 */
export const frame = {
  usage: '用法：pledge 命令 [选项]',
  commands: '命令：',
  options: '通用选项：',
  json: '在标准输出上以一个 JSON 值作答',
  lang: '消息语言：en（默认）或 zh-CN',
  help: '显示帮助',
  version: '显示版本',
  summaries: {
    calendar: '按日历文件计算到期时间、已用营业时间和某日的营业时段',
    rules: '按规则文件判定，检查规则，与 json-rules-engine 互相转换',
    validate: '检查文档和设置，以及它们之间的相互引用',
  } as Readonly<Record<string, string>>,
}
