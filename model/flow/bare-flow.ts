import type { FlowDocument } from '../../core/contract/flow.ts'

/** The id of the bare flow. */
export const bareFlowId = 'bare'

/**
 * The flow that counts where none is written: one task, then a week in which the case can be taken up again. Its plan has
 * no fact list, so any fact may be set.
 */
export function bareFlow(policy?: string): FlowDocument {
  return {
    kind: 'flow',
    id: bareFlowId,
    name: { en: 'Case', 'zh-CN': '工单' },
    stages: [{ id: 'work', name: { en: 'Work', 'zh-CN': '处理' } }],
    ...(policy === undefined ? {} : { policy }),
    nodes: [
      { id: 'start', kind: 'start', stage: 'work', name: { en: 'Start', 'zh-CN': '开始' } },
      {
        id: 'task',
        kind: 'task',
        stage: 'work',
        name: { en: 'Work on it', 'zh-CN': '处理' },
        outcomes: [{ id: 'solved', name: { en: 'Solved', 'zh-CN': '已解决' }, resolves: true }],
      },
      {
        id: 'wait',
        kind: 'wait',
        stage: 'work',
        name: { en: 'Keep open for a week', 'zh-CN': '保留七天' },
        for: { amount: 7, unit: 'calendarDays' },
      },
      { id: 'end', kind: 'end', stage: 'work', name: { en: 'End', 'zh-CN': '结束' }, does: 'close', outcome: 'solved' },
    ],
    edges: [
      { from: 'start', to: 'task', on: 'next' },
      { from: 'task', to: 'wait', on: 'solved' },
      { from: 'wait', to: 'end', on: 'next' },
    ],
  }
}
