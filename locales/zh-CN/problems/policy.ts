export const policy = {
  'policy.field-of-another-event': '事件“{{event}}”没有字段“{{field}}”。它的字段：{{known}}。',
  'policy.value-without-fact': '要比较的值须指明是哪个数据项的：请同时写明 fact。',
  'policy.custom-needs-start': '自定义时钟“{{clock}}”缺少 start，即启动它的事件。',
  'policy.custom-needs-stop': '自定义时钟“{{clock}}”缺少 stop，即停止它的事件。',
  'policy.stage-needed': '时钟“{{clock}}”按阶段计时，须用 stage 写明是哪个阶段。',
  'policy.field-of-another-metric': '时钟“{{clock}}”的指标是 {{metric}}，“{{field}}”由指标自身决定，请删去。',
  'policy.no-effect': '对指标为 {{metric}} 的时钟，“{{field}}”不起作用。',
  'policy.target-never-reached': '时钟“{{clock}}”的这个时限永远不会生效：上面第 {{above}} 个时限总会先匹配。',
  'policy.value-or-raise': '设置数据项“{{fact}}”时，须在 value 和 raiseBy 中给出且只给出一个。',
  'policy.warning-twice': '{{percent}} % 的预警重复了。',
  'policy.unknown-recipient': '不认识的接收人“{{to}}”。常用的写法：{{known}}。',
  'policy.own-breach': '时钟“{{clock}}”由它自己的预警或超时来启动或停止。',
}
