/** `pledge calendar` 的输出用语。 */
export const calendar = {
  usage: `用法：
  pledge calendar due     --calendar 文件 --from 时刻 --amount 数量 --unit 单位 [--pause 起/止]...
  pledge calendar elapsed --calendar 文件 --from 时刻 --to 时刻 [--pause 起/止]...
  pledge calendar open    --calendar 文件 --date YYYY-MM-DD`,
  due: '到期',
  breaches: '超时起算',
  budget: '时限',
  elapsed: '已用',
  open: '营业',
  closed: '全天不营业',
  never: '无',
  hours: '小时',
  minutes: '分钟',
  seconds: '秒',
}
