export const settings = {
  'settings.bad-url': '{{url}} 不是以 http:// 或 https:// 开头、且不含用户名和密码的地址。',
  'settings.unknown-zone': 'IANA 时区表中没有 {{zone}}。',
}
