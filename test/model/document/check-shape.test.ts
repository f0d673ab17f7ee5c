import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { durationSchema, idSchema, instantSchema, localTextSchema } from '../../../model/document/atom-schemas.ts'
import { checkShape } from '../../../model/document/check-shape.ts'

const clock = z.strictObject({
  id: idSchema,
  name: localTextSchema.optional(),
  type: z.enum(['sla', 'ola', 'uc']).optional(),
  within: durationSchema,
  when: z.union([z.literal('any'), z.array(z.string()), z.strictObject({ from: instantSchema })]).optional(),
  steps: z
    .array(
      z.discriminatedUnion('do', [
        z.strictObject({ do: z.literal('send'), to: z.string() }),
        z.strictObject({ do: z.literal('resolve') }),
      ]),
    )
    .max(2)
    .optional(),
})
const within = { amount: 8, unit: 'businessHours' }

describe('checkShape', () => {
  it('gives back the value itself when it fits', () => {
    expect(checkShape(clock, { id: 'a', within, name: { en: 'A', 'zh-CN': '甲' } })).toEqual({
      ok: true,
      value: { id: 'a', within, name: { en: 'A', 'zh-CN': '甲' } },
    })
  })

  it('names an unknown field, and offers to rename it to the nearest free one', () => {
    const [issue] = issuesOf({ id: 'a', withn: within })

    expect(issue).toMatchObject({ code: 'document.missing-field', path: '/within' })
    expect(issuesOf({ id: 'a', withn: within })[1]).toMatchObject({
      code: 'document.unknown-field',
      path: '/withn',
      fix: [{ op: 'move', from: '/withn', path: '/within' }],
    })
  })

  it('does not offer a field that is already there', () => {
    expect(issuesOf({ id: 'a', within, withinn: within })[0]).not.toHaveProperty('fix')
  })

  it('reports all issues at once, each with its path', () => {
    expect(
      issuesOf({ id: 'A b', type: 'slo', within: { amount: -1, unit: 'businessHours' } }).map((i) => [i.code, i.path]),
    ).toEqual([
      ['document.bad-id', '/id'],
      ['document.not-one-of', '/type'],
      ['document.amount-not-positive', '/within/amount'],
    ])
  })

  it('offers the nearest allowed value', () => {
    expect(issuesOf({ id: 'a', within: { amount: 1, unit: 'buisnessHours' } })[0]).toMatchObject({
      code: 'document.not-one-of',
      fix: [{ op: 'replace', path: '/within/unit', value: 'businessHours' }],
    })
  })

  it('lets the branch of a union speak that fits best', () => {
    expect(issuesOf({ id: 'a', within, when: { from: '2026-02-30T00:00:00Z' } })).toMatchObject([
      { code: 'document.bad-instant', path: '/when/from' },
    ])
    expect(issuesOf({ id: 'a', within, when: ['x', 3] })).toMatchObject([
      { code: 'document.wrong-type', path: '/when/1' },
    ])
    expect(issuesOf({ id: 'a', within, when: 7 })).toMatchObject([{ code: 'document.wrong-shape', path: '/when' }])
    expect(issuesOf({ id: 'a', within, when: 'an' })).toMatchObject([{ code: 'document.not-one-of', path: '/when' }])
  })

  it('names the discriminator that fits no branch', () => {
    expect(issuesOf({ id: 'a', within, steps: [{ do: 'snd', to: 'x' }] })).toMatchObject([
      { code: 'document.not-one-of', path: '/steps/0/do', params: { allowed: ['send', 'resolve'] } },
    ])
    expect(issuesOf({ id: 'a', within, steps: [{ to: 'x' }] })).toMatchObject([
      { code: 'document.missing-field', path: '/steps/0/do' },
    ])
  })

  it('counts the entries of a list that is too long', () => {
    const step = { do: 'resolve' }

    expect(issuesOf({ id: 'a', within, steps: [step, step, step] })).toMatchObject([
      { code: 'document.too-many-entries', params: { count: 3, limit: 2 } },
    ])
  })

  it.each([[null], [3], ['text'], [[]]])('says what stands in place of an object: %j', (value) => {
    expect(issuesOf(value)).toMatchObject([{ code: 'document.wrong-type', path: '' }])
  })

  it('refuses what no document may hold, however deep it stands', () => {
    const hostile = JSON.parse('{"id":"a","__proto__":{"x":1},"name":"n\\u0000"}')

    expect(issuesOf(hostile).map((i) => [i.code, i.path])).toEqual([
      ['document.forbidden-key', '/__proto__'],
      ['document.null-character', '/name'],
    ])
  })

  it('lists at most 200 issues and says how many more there are', () => {
    const issues = checkShape(
      z.array(z.string()),
      Array.from({ length: 1000 }, () => 1),
    )

    expect(issues).toMatchObject({ ok: false })
    expect(!issues.ok && issues.issues).toHaveLength(201)
    expect(!issues.ok && issues.issues.at(-1)).toMatchObject({ code: 'document.more-issues', params: { count: 800 } })
  })
})

describe('durationSchema', () => {
  it.each([
    [{ amount: 1.5, unit: 'businessHours' }, []],
    [{ amount: 1.234, unit: 'hours' }, []],
    [{ amount: 0, unit: 'endOfBusinessDay' }, []],
    [{ amount: 0.1 + 0.2, unit: 'hours' }, ['document.amount-too-precise']],
    [{ amount: 1.2345, unit: 'hours' }, ['document.amount-too-precise']],
    [{ amount: 0.5, unit: 'calendarDays' }, ['document.amount-not-whole']],
    [{ amount: 0, unit: 'calendarDays' }, ['document.amount-not-positive']],
    [{ amount: Number.POSITIVE_INFINITY, unit: 'hours' }, ['document.not-finite']],
    [{ amount: 1e15, unit: 'hours' }, ['document.amount-too-large']],
    [{ amount: '3', unit: 'hours' }, ['document.wrong-type']],
    [{ amount: 3 }, ['document.missing-field']],
    [{ amount: 3, unit: 'days' }, ['document.not-one-of']],
  ])('takes or refuses %j', (duration, codes) => {
    const checked = checkShape(durationSchema, duration)

    expect(checked.ok ? [] : checked.issues.map((issue) => issue.code)).toEqual(codes)
  })
})

function issuesOf(value: unknown) {
  const checked = checkShape(clock, value)
  return checked.ok ? [] : [...checked.issues]
}
