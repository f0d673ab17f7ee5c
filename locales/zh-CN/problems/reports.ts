export const reports = {
  'report.bad-range': '报表需要起始日期和之后的截止日期，两者最多相隔 {{days}} 天。',
  'report.too-fine': '这段时间按“{{span}}”划分会超过 {{most}} 段。请缩短时间范围，或改用更长的时段。',
  'report.too-many-lines': '报表会超过 {{most}} 行。请缩小筛选范围、缩短时间，或减少分组。',
  'report.unknown-zone': '数据库不认识时区 {{zone}}。',
  'report.people-hidden': '个人数据只对有权限的人开放；您可以查看自己的数据。',
}
