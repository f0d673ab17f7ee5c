export const temporal = {
  'temporal.not-found':
    '找不到也取不到 Temporal 服务器。已尝试：{{tried}}。可以把 TEMPORAL_ADDRESS 设为一台正在运行的服务器，或者把 temporal 程序放进 PATH（https://docs.temporal.io/cli），也可以安装 Go 1.25 或更新版本，由本程序自行构建。',
  'temporal.port-taken':
    '端口 {{port}} 已被其他程序占用，Temporal 服务器无法使用。请停止占用它的程序，或者换一个端口。',
  'temporal.in-use': 'Temporal 数据库 {{file}} 正被进程 {{pid}} 使用，请先停止该进程。',
  'temporal.start-failed': 'Temporal 服务器没有启动成功：{{detail}}',
} as const
