export const calendar = {
  'calendar.unknown-zone': '没有 {{zone}} 这个时区。请使用 IANA 时区名，例如 Asia/Shanghai 或 America/New_York。',
  'calendar.bad-interval':
    '{{interval}} 不是有效的时段。请写成 "09:00-17:00" 的形式，范围 00:00 到 24:00；结束早于开始即表示跨过午夜。',
  'calendar.zero-length': '时段 {{interval}} 的开始和结束相同，长度为零。全天请写 00:00-24:00。',
  'calendar.overlapping-intervals': '时段 {{first}} 与 {{second}} 重叠。',
  'calendar.never-open': '这份日历没有任何营业时间：至少要有一个工作日。',
  'calendar.like-closed-weekday': '例外日要按 {{weekday}} 的时间营业，但那一天本来就不营业。',
  'calendar.exception-without-hours': '{{date}} 的例外既没有写营业时间（hours），也没有写按星期几营业（like）。',
  'calendar.exception-hours-and-like': '{{date}} 的例外同时写了 hours 和 like，只能保留一个。',
  'calendar.duplicate-exception': '{{date}} 已有一条例外（{{first}}），每个日期最多一条。',
  'calendar.duplicate-holiday': '{{date}} 的假日已经列在 {{first}}。',
  'calendar.date-out-of-range': '日期 {{date}} 超出了日历支持的 1970 至 2100 年。',
  'calendar.ends-at-23-59': '时段 {{interval}} 会漏掉当天最后一分钟。若要营业到午夜，请写到 24:00。',
  'calendar.due-after-coverage': '到期日为 {{date}}，而这份日历的节假日只录入到 {{coversThrough}}。',
  'calendar.never-due': '到 {{latest}}（日历的尽头）为止也累计不到这么长的时间。',
  'calendar.instant-out-of-range': '时刻 {{instant}} 超出了日历支持的范围：{{earliest}} 至 {{latest}}。',
  'calendar.import-not-understood': '这不是 {{format}} 格式的数据。',
  'calendar.import-entry-skipped': '略过了一条无法读取的记录（不是整天，或重复规则不受支持）：{{entry}}。',
  'calendar.import-empty': '没有找到任何节假日，日历的已知日期没有增加。',
  'calendar.import-year-unknown': '“{{source}}”没有 {{year}} 年的节假日数据，节假日的截止日期不会延到那一年。',
  'calendar.import-no-such-place':
    '{{source}} 里没有 {{place}}。请写国家，必要时加上州（省）和地区，例如 DE、DE-BY、US-LA-NO。',
  'calendar.import-wrong-for':
    '{{place}} 的节假日每年由官方公布，推算不出来，{{source}} 的数据并不准确。请改用 {{instead}}。',
  'calendar.no-such-date': '“{{date}}”不是 1970-01-02 至 2100-12-30 之间的日期（格式为 YYYY-MM-DD）。',
}
