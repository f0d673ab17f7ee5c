import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Migrations } from '../../../model/migrations/migration.ts'
import { compile } from '../../../model/plan/compile.ts'
import { inTodaysForm } from '../../../store/documents/stored-form.ts'
import { calendar, flow, policy, rules } from '../../server/parts/documents.ts'

/** As if calendars had once said `zone`. */
const formats: Readonly<Record<string, Migrations>> = {
  calendar: [({ zone, ...rest }) => ({ ...rest, timeZone: zone })],
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The hash of the plan that follows from a calendar. */
function planHash(document: unknown): string {
  const versioned = (other: unknown) => ({ document: other, version: 1 })
  const compiled = compile(
    {
      flow: versioned(flow),
      policies: [versioned(policy)],
      rules: [versioned(rules)],
      calendars: [{ document, version: 1 }],
    },
    { hash: sha256 },
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.plan.hash
}

test('a document of an older form is read in today’s: its own hash stays, and so does that of the plan made from it', () => {
  const { timeZone, ...rest } = calendar
  const stored = {
    kind: 'calendar',
    id: 'ny',
    hash: 'of-what-was-written',
    document: { ...rest, zone: timeZone },
    format: 1,
  } as const

  const read = inTodaysForm(stored, formats)

  expect(read).toEqual({ kind: 'calendar', id: 'ny', hash: 'of-what-was-written', document: calendar })
  expect(planHash(read.document)).toBe(planHash(calendar))
  expect(stored.document).toHaveProperty('zone')
})

test('a document of today’s form is read as it was written', () => {
  const stored = { kind: 'calendar', document: calendar, format: 2 } as const

  expect(inTodaysForm(stored, formats).document).toEqual(calendar)
})
