import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alertOfForm,
  formOfAlert,
  freeRecipientId,
  newAlertForm,
  withMeasure,
} from '../../../console/alerts/alert-form.ts'
import { alertMeasures } from '../../../core/contract/alerts.ts'
import { newAlertSchema } from '../../../server/schemas/alert-schemas.ts'

describe('an alert while it is written', () => {
  it.each(alertMeasures)('begins as something that the server takes: %s', (measure) => {
    const form = withMeasure({ ...newAlertForm('UTC'), flow: ['complaint'], node: 'fix' }, measure)
    const alert = alertOfForm(form)

    expect(newAlertSchema.safeParse(alert).error).toBeUndefined()
    expect(alert.name).toBe('')
    expect('hours' in alert).toBe(['compliance', 'breaches', 'arrivals'].includes(measure))
    expect('node' in alert).toBe(measure === 'standing')
  })

  it('is the same alert when it is opened and kept without a change', () => {
    const ids = fc.uniqueArray(fc.constantFrom('', 'a', 'b'), { minLength: 1 })
    const rules = fc
      .record({
        measure: fc.constantFrom(...alertMeasures),
        is: fc.constantFrom('above' as const, 'below' as const),
        threshold: fc.integer({ min: 0, max: 100 }),
        clearsAt: fc.option(fc.integer({ min: 0, max: 100 }), { nil: '' as const }),
        hours: fc.option(fc.integer({ min: 1, max: 168 }), { nil: '' as const }),
        remindMinutes: fc.option(fc.integer({ min: 1, max: 60 }), { nil: '' as const }),
        team: fc.oneof(ids, fc.constant([])),
        tier: fc.oneof(ids, fc.constant([])),
        holdMinutes: fc.integer({ min: 0, max: 60 }),
      })
      .map((parts) => alertOfForm({ ...newAlertForm('UTC'), name: 'x', node: 'fix', flow: ['f'], ...parts }))
    fc.assert(
      fc.property(rules, (alert) => {
        const rule = { ...alert, recipients: [] }

        expect(alertOfForm(formOfAlert(rule))).toEqual(rule)
      }),
    )
  })

  it('gives each recipient an id of its own', () => {
    expect(freeRecipientId([])).toBe('r1')
    expect(freeRecipientId([{ id: 'r1' }, { id: 'r3' }])).toBe('r2')
  })
})
