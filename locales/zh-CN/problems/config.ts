export const config = {
  'config.bad-variable': '环境变量 {{name}} 不正确，应为：{{expected}}。',
  'config.unknown-variable': '没有名为 {{name}} 的设置。可用的设置：{{known}}。',
  'config.misspelt-variable': '没有名为 {{name}} 的设置，您是否想写 {{nearest}}？',
  'config.missing-variable': '“pledge {{command}}”需要环境变量 {{name}}。',
  'config.port-taken': '端口 {{port}} 已被其他程序占用。请停止该程序，或通过 PORT 选择其他端口。',
  'config.folder-in-use':
    '数据目录 {{folder}} 正被进程 {{pid}} 使用。请先停止该进程，或通过 PLEDGE_DATA 选择其他目录。',
  'config.no-running-server':
    '没有找到正在运行的 Pledge：未设置 PLEDGE_URL，{{folder}} 中也没有运行中的实例留下地址。请用“pledge start”启动。',
  'config.unreachable': 'Pledge 在 {{url}} 没有应答。',
  'config.temporal-unreachable': '无法连接 {{address}} 上的 Temporal：{{detail}}',
  'config.no-search-attributes': 'Temporal 命名空间缺少搜索属性 {{names}}，当前账号也无权添加，请联系管理员添加。',
  'config.request-file': '{{file}} 第 {{line}} 行：{{detail}}',
  'config.request-incomplete': '{{file}} 第 {{line}} 行：“{{field}}”列为空或不存在。',
  'config.bad-pair': '{{option}} 的格式是 名称=值，收到的是“{{found}}”。',
  'config.bad-json': '{{option}} 需要一个 JSON 对象。',
}
