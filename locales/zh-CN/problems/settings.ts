export const settings = {
  'settings.bad-url': '{{url}} 不是以 http:// 或 https:// 开头、且不含用户名和密码的地址。',
  'settings.team-without-members': '团队“{{team}}”没有成员：转给它的工单没有人处理。',
  'settings.unknown-reason': '原因“{{reason}}”的上级“{{parent}}”不在原因列表中。',
  'settings.reason-too-deep': '原因“{{reason}}”不能归到“{{parent}}”之下：原因最多分两级。',
  'settings.unknown-zone': 'IANA 时区表中没有 {{zone}}。',
}
