/** `pledge calendar` 的输出用语。 */
export const calendar = {
  usage: `用法：
  pledge calendar due     --calendar 文件 --from 时刻 --amount 数量 --unit 单位 [--pause 起/止]...
  pledge calendar elapsed --calendar 文件 --from 时刻 --to 时刻 [--pause 起/止]...
  pledge calendar open    --calendar 文件 --date YYYY-MM-DD
  pledge calendar import  --calendar 文件 --source holiday-cn | icalendar --file 文件 [--like 星期] [--out 文件]
  pledge calendar import  --calendar 文件 --source chinese-days --year YYYY [--like 星期] [--out 文件]
  pledge calendar import  --calendar 文件 --source date-holidays --place DE-BY --year YYYY [--half-days] [--out 文件]`,
  due: '到期',
  breaches: '超时起算',
  budget: '时限',
  elapsed: '已用',
  open: '营业',
  closed: '全天不营业',
  never: '无',
  imported: '已写入 {{file}}：节假日 {{holidays}} 天，其他特殊日 {{exceptions}} 天；节假日录入到 {{coversThrough}}。',
  unknown: '（未知）',
  hours: '小时',
  minutes: '分钟',
  seconds: '秒',
}
