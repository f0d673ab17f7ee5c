import { describe, expect, it } from 'vitest'
import { demoDocuments, demoFlowId } from '../../../cli/demo/demo-documents.ts'
import { compile } from '../../../model/plan/compile.ts'

describe('the documents of the demo', () => {
  it('compile without a complaint, and promise an answer within two minutes', () => {
    const ofKind = (kind: string) =>
      demoDocuments.filter((entry) => entry.kind === kind).map(({ document }) => ({ document, version: 1 }))
    const [flow] = ofKind('flow')

    const compiled = compile({
      flow: flow ?? null,
      policies: ofKind('policy'),
      calendars: ofKind('calendar'),
      rules: ofKind('rules'),
    })

    expect(compiled.issues).toEqual([])
    if (!compiled.ok) throw new Error('refused')
    expect(compiled.plan.id).toBe(demoFlowId)
    const [first] = compiled.plan.policy?.clocks ?? []
    for (const { within } of first?.targets ?? []) {
      expect(within.unit).toBe('businessMinutes')
      expect(within.amount).toBeLessThan(2)
    }
  })
})
