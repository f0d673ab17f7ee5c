import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import { addClock, changeMetric, newClock, renameClock } from '../../../editor/edits/change-policy.ts'
import { newName } from '../../../editor/edits/given-names.ts'
import { renameNode, renameStage, withName } from '../../../editor/edits/rename.ts'
import { bareFlow } from '../../../model/flow/bare-flow.ts'

const named = (flow: FlowDocument, id: string) => [...flow.nodes, ...flow.stages].find((one) => one.id === id)?.name

describe('a name', () => {
  it('with which a step began is given up in every language, since nobody wrote it', () => {
    const flow = renameStage(renameNode(bareFlow(), 'task', '派单', 'zh-CN'), 'work', 'Dispatch', 'en')

    expect(named(flow, 'task')).toEqual({ 'zh-CN': '派单' })
    expect(named(flow, 'work')).toEqual({ en: 'Dispatch' })
    expect(withName(newName('outcome'), '修好', 'zh-CN')).toEqual({ 'zh-CN': '修好' })
  })

  it('that somebody wrote stays in the other language, and what is given again changes nothing', () => {
    expect(withName({ en: 'Dispatch', 'zh-CN': '派' }, '派单', 'zh-CN')).toEqual({ en: 'Dispatch', 'zh-CN': '派单' })
    const begun = newName('task')
    expect(withName(begun, begun['zh-CN'], 'zh-CN')).toBe(begun)
    expect(withName(begun, '', 'zh-CN')).toEqual({ en: begun.en })
  })

  it('of a clock says what it measures until somebody names the clock', () => {
    const none = { kind: 'policy', id: 'p', clocks: [] } as const
    const begun = addClock(none, newClock('c', 'desk'))
    const name = (policy: PolicyDocument) => policy.clocks[0]?.name

    expect(name(begun)).toEqual({ en: 'Solution', 'zh-CN': '解决' })
    expect(name(changeMetric(begun, 'c', 'firstResponse', 's'))).toEqual({ en: 'First answer', 'zh-CN': '首次答复' })
    const named = renameClock(begun, 'c', 'Repair', 'en')
    expect(name(changeMetric(named, 'c', 'ownership', 's'))).toEqual({ en: 'Repair', 'zh-CN': '解决' })
  })
})
