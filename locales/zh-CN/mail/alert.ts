/** What alerts say, by mail and in group chats. */
export const alert = {
  subject: {
    began: '告警：{{name}}',
    reminder: '告警仍在持续：{{name}}',
    over: '告警解除：{{name}}',
    test: '测试：{{name}}',
  },
  value: {
    late: '当前超时工单：{{value}} 张',
    dueSoon: '{{minutes}} 分钟内到期的工单：{{value}} 张',
    waiting: '等待中的工单：{{value}} 张',
    unassigned: '未分配的工单：{{value}} 张',
    unassignedMinutes: '最久的未分配工单已等待 {{value}} 分钟',
    standing: '停留在“{{node}}”的工单：{{value}} 张',
    compliance: '{{window}}时效达成率：{{value}}%',
    breaches: '{{window}}超时次数：{{value}}',
    arrivals: '{{window}}新增工单：{{value}} 张',
  },
  window: { today: '今日', hours: '最近 {{hours}} 小时' },
  nothing: '样本太少，无法判断',
  limit: { above: '告警条件：大于 {{threshold}}。', below: '告警条件：小于 {{threshold}}。' },
  scope: '范围：{{scope}}。',
  none: '无团队',
  since: '开始时间：{{since}}（{{zone}}）。',
  lasted: '持续时间：{{since}} 至 {{until}}（{{zone}}）。',
  test: '这是一条测试消息，内容为当前情况。',
  link: '打开实时看板',
}
