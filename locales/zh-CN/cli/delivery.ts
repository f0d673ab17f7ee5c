/** `pledge export-data` 与 `pledge bi-role` 的文本。 */
export const delivery = {
  exportUsage:
    '用法：pledge export-data 数据集 文件 [--format csv|ndjson] [--from 时刻] [--to 时刻] [--columns a,b] [--where 名称=a,b]… [--mark] [--json]\n' +
    '把运行中系统的数据逐行写入文件；数据集为 {{sets}} 之一。\n' +
    '时刻用带时差的 ISO 8601 书写。--mark 在 CSV 文件开头加上标记，便于 Excel 按 UTF-8 打开。',
  received: '已接收 {{mb}} MB …',
  written: '{{set}} 已写入 {{file}}（{{mb}} MB）。',
  roleUsage:
    '用法：pledge bi-role [--name pledge_bi] [--people] [--json]\n' +
    '在 DATABASE_URL 所指的服务器上建立只能读取 bi_* 视图的角色；角色已存在时换一个新密码。\n' +
    '--people 允许读取 bi_people，其中有人员姓名。',
  roleMade: '角色 {{name}} 可以读取 {{views}}。\n密码仅显示这一次：{{password}}',
}
