export const policy = {
  'policy.field-of-another-event': '事件“{{event}}”没有字段“{{field}}”。它的字段：{{known}}。',
  'policy.value-without-fact': '要比较的值须指明是哪个资料项的：请同时写明 fact。',
  'policy.custom-needs-start': '自定义时限“{{clock}}”缺少 start，即启动它的事件。',
  'policy.custom-needs-stop': '自定义时限“{{clock}}”缺少 stop，即停止它的事件。',
  'policy.stage-needed': '时限“{{clock}}”按阶段计时，须用 stage 写明是哪个阶段。',
  'policy.field-of-another-metric': '时限“{{clock}}”的指标是 {{metric}}，“{{field}}”由指标自身决定，请删去。',
  'policy.no-effect': '对指标为 {{metric}} 的时限，“{{field}}”不起作用。',
  'policy.target-never-reached': '时限“{{clock}}”的这个目标永远不会生效：上面第 {{above}} 个目标总会先匹配。',
  'policy.value-or-raise': '设置资料项“{{fact}}”时，须在 value 和 raiseBy 中给出且只给出一个。',
  'policy.bad-percent': '{{found}} 不是大于 0、不超过 100 的百分比；超时之后的升级请用 after。',
  'policy.warning-twice': '{{percent}} % 的预警重复了。',
  'policy.unknown-recipient': '不认识的接收人“{{to}}”。常用的写法：{{known}}。',
  'policy.clock-never-starts': '时限“{{clock}}”永远不会启动：在工单办结之前，启动它的事件不可能发生。',
  'policy.clock-never-stops': '除了工单关闭，时限“{{clock}}”永远停不下来：停止它的事件不可能发生。',
  'policy.target-ends-overnight':
    '时限“{{clock}}”的这个目标连下班时间也算，而日历“{{calendar}}”每晚要停 {{hours}} 小时：临下班来的客户，还没等到上班就已超时。请改按工作时间计算。',
  'policy.target-ends-while-closed':
    '时限“{{clock}}”的这个目标连休息时间也算，而日历“{{calendar}}”最长会连休 {{hours}} 小时：有的工单没等到上班就已超时。若非本意，请改按工作时间计算。',
  'policy.escalation-before-start':
    '时限“{{clock}}”的第 {{target}} 个目标并不比这个提前量长：时限一启动，升级就会立即触发。',
  'policy.escalation-while-closed': '时限“{{clock}}”的这次升级按自然时间计算，可能落在日历“{{calendar}}”的下班时间。',
  'policy.own-breach': '时限“{{clock}}”由它自己的预警或超时来启动或停止。',
}
