export const profile = {
  'profile.no-weight': '至少要有一个权重大于 0。',
  'profile.p90-not-above-median': 'p90Minutes（{{p90}}）必须大于 medianMinutes（{{median}}）。',
  'profile.no-arrivals': '一周中至少要有一个时段的到达率大于 0，否则永远不会有工单。',
  'profile.other-node-kind': '步骤“{{node}}”的类型是 {{kind}}；这里只能写类型为 {{wanted}} 的步骤。',
  'profile.score-out-of-range': '调查“{{node}}”不接受 {{score}} 分，可接受：{{allowed}}。',
  'profile.flow-not-given': '所给文件中没有可以运行的流程，因此未检查仿真参数里的名称。',
  'profile.event-not-simulated': '步骤“{{node}}”等待的事件无法模拟：只能模拟客户消息和有名称的外部事件。',
}
