export const alert = {
  'alert.unknown': '没有告警 {{alert}}。',
  'alert.unknown-episode': '没有编号为 {{episode}} 的告警记录。',
  'alert.unknown-person': '没有可以通知的人员 {{person}}。',
  'alert.unknown-endpoint': '设置中没有接口地址“{{endpoint}}”。',
  'alert.unknown-calendar': '没有已发布的日历“{{calendar}}”。',
  'alert.no-address': '机器人“{{name}}”还没有地址：请粘贴群里显示的 Webhook 地址。',
  'alert.bad-address': '“{{name}}”的地址须以 http:// 或 https:// 开头，且不能包含用户名。',
  'alert.recipient-twice': '有两个接收人使用了同一个编号 {{recipient}}。',
  'alert.no-step': '统计停留在某一步骤的工单时，请选择一个流程和其中一个步骤。',
  'alert.clears-nowhere': '阈值为 {{threshold}} 的告警不能在 {{clearsAt}} 时解除：该值仍在触发的一侧。',
  'alert.too-many': '已有 {{limit}} 条告警，达到上限。请先删除一条。',
}
