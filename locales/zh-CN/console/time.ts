export const time = {
  dueIn: '还剩 {{length}}',
  dueNow: '即刻到期',
  lateBy: '已超时 {{length}}',
  leftPaused: '还剩 {{length}}，已暂停',
  over: '超出 {{length}}',
  paused: '已暂停',
  yesterday: '昨天',
  tomorrow: '明天',
  due: '{{when}} 到期',
  ago: '{{length}}前',
  justNow: '刚刚',
}
