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
    case: '创建、查找和处理工单',
    'import-cases': '按 CSV 文件逐行创建工单',
    start: '在本机运行全部组件：Temporal、数据库、服务器、工作进程和网页',
    server: '运行 API 和网页',
    worker: '运行工单及其对外操作',
    migrate: '将数据库升级到最新版本',
    doctor: '检查各组件并给出建议',
    calendar: '按日历文件计算到期时间、已用营业时间和某日的营业时段',
    rules: '按规则文件判定，检查规则，与 json-rules-engine 互相转换',
    validate: '检查文档和设置，以及它们之间的相互引用',
    scenario: '运行场景，指出与预期不符之处',
  } as Readonly<Record<string, string>>,
}
