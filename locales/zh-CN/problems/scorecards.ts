export const scorecards = {
  'scorecards.bad-quarter': '“{{quarter}}”不是可查看的季度，请写成 2026Q4 的形式。',
  'scorecards.unknown-subject': '没有“{{id}}”的绩效卡。',
  'scorecards.still-counting':
    '历史工单仍在统计中，统计完成后 {{quarter}} 季度才能结账；通常需要几分钟，数据量大的系统升级后可能需要几小时。',
  'scorecards.quarter-not-over': '{{quarter}} 季度尚未结束。',
  'scorecards.quarter-closed': '{{quarter}} 季度已结账，权重和数据不再变动。',
  'scorecards.bad-curve': '“{{component}}”的下限、目标和满分值必须依次递增或依次递减。',
}
