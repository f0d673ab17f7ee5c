import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseDocument } from '../../../model/document/parse-document.ts'
import { readProfile } from '../../../model/profile/check-profile.ts'
import { complaintPlan } from '../../simulation/backtester/recorded-cases.ts'

test('the example profile fits the complaint template', () => {
  const fileName = path.join(import.meta.dirname, '../../../examples/complaint.profile.yaml')
  const parsed = parseDocument(readFileSync(fileName, 'utf8'), { fileName })
  const plan = complaintPlan(1)
  const read = parsed.ok
    ? readProfile(parsed.value, { plan, others: new Map(), calendars: Object.keys(plan.calendars) })
    : parsed

  expect(read).toMatchObject({ ok: true })
})
