/** `pledge simulate` 和 `pledge backtest` 的文字。 */
export const rehearsals = {
  simulateUsage:
    '用法：pledge simulate 流程 [文件...] --cases N [--profile 文件] [--policy 文件] [--seed N] [--json]\n' +
    '模拟一个流程的工单，看时限达标、排队和人员忙闲情况。流程可以是文件，也可以是模板的 id；它引用的文档先在所给文件中找，\n' +
    '再到它旁边找。种子相同，结果就相同。按 Ctrl-C 取消。',
  backtestUsage:
    '用法：pledge backtest --policy 文件 --since 日期 [--calendar 文件]... [--rules 文件]... [--flow 文件]... [--json]\n' +
    '按修改后的文档重放该日期以来的工单，比较前后差异，并列出结局会改变的工单。按 Ctrl-C 取消。',
  progress: '已完成 {{done}} / {{total}} …',
  nothing: '–',
  simulated:
    '共 {{cases}} 张工单（{{from}} 至 {{to}}，种子 {{seed}}）：{{ended}} 张办结，{{unfinished}} 张未结，{{reopened}} 张次重开（每秒 {{perSecond}} 张）。',
  clockColumns: ['时限', '达标率', '达标', '超时', '九成用时不超过'],
  nodeColumns: ['任务', '次数', '平均等待', '九成', '平均处理', '九成'],
  teamColumns: ['团队', '处理', '忙碌', '平均排队', '最长'],
  backtested:
    '共 {{cases}} 张工单，重放了 {{replayed}} 张；其中 {{changedCases}} 张的结局会改变（涉及时限 {{changedCount}} 次）。',
  sideColumns: ['时限', '原达标率', '新达标率', '原超时', '新超时'],
  changed: '结局会改变的工单：',
  notReplayed: '无法重放的工单：',
}
