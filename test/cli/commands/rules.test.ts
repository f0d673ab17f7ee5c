import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callPledge } from '../call-pledge.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-rules-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function file(name: string, value: unknown): Promise<string> {
  const at = path.join(folder, name)
  await writeFile(at, JSON.stringify(value))
  return at
}

async function pledge(...args: string[]) {
  const { exitCode: code, out: text } = await callPledge(...args)
  return { code, text, json: () => JSON.parse(text) }
}

const route = {
  kind: 'rules',
  id: 'route',
  style: 'list',
  hit: 'first',
  rules: [
    {
      id: 'open',
      if: { fact: 'now', op: 'isOpen', value: 'desk' },
      then: { outcome: 'people', set: { team: 'front' } },
    },
    {
      id: 'recent',
      if: { fact: 'since', op: 'withinLast', value: { amount: 1, unit: 'businessHours' } },
      then: { outcome: 'recent' },
    },
    { id: 'rest', then: { outcome: 'bot' } },
  ],
}
const desk = { kind: 'calendar', id: 'desk', timeZone: 'Asia/Shanghai', hours: { mon: ['09:00-17:00'] } }
const gap = {
  kind: 'rules',
  id: 'gap',
  style: 'table',
  hit: 'first',
  inputs: [{ fact: 'amount' }],
  outputs: [{ fact: 'p' }],
  rows: [{ id: 'r1', if: [{ below: 10 }], then: [1] }],
}

describe('pledge rules eval', () => {
  it('decides by the calendars and the instant given', async () => {
    const rules = await file('route.json', route)
    const calendar = await file('desk.json', desk)
    const at = (now: string) =>
      pledge('rules', 'eval', rules, '--facts', '{}', '--now', now, '--calendar', calendar, '--json')

    expect((await at('2026-11-23T09:00:00+08:00')).json()).toMatchObject({
      outcome: 'people',
      set: { team: 'front' },
      held: ['open'],
    })
    expect((await at('2026-11-23T17:00:00+08:00')).json()).toMatchObject({ outcome: 'bot', held: ['rest'] })
  })

  it('refuses to guess a calendar', async () => {
    const rules = await file('route.json', route)
    const other = await file('other.json', { ...desk, id: 'other' })

    expect(await pledge('rules', 'eval', rules, '--facts', '{}', '--json')).toMatchObject({ code: 2 })
    const { code, json } = await pledge('rules', 'eval', rules, '--facts', '{}', '--calendar', other, '--json')
    expect([code, json().error.code]).toEqual([2, 'rules.calendar-not-given'])
  })

  it('carries warnings beside the verdict', async () => {
    const { code, json } = await pledge(
      'rules',
      'eval',
      await file('gap.json', gap),
      '--facts',
      '{"amount":5}',
      '--json',
    )

    expect(code).toBe(0)
    expect(json().warnings).toMatchObject([{ code: 'rules.gap', message: expect.stringContaining('amount = 10') }])
  })

  it.each([
    ['"gold"', 'rules.facts-not-an-object'],
    ['[]', 'rules.facts-not-an-object'],
    ['{"a":', 'document.json-ends-early'],
    ['{"__proto__":{"admin":true}}', 'document.forbidden-key'],
  ])('refuses the facts %s', async (facts, expected) => {
    const { code, json } = await pledge('rules', 'eval', await file('gap.json', gap), '--facts', facts, '--json')

    expect([code, json().error.code]).toEqual([2, expected])
  })

  it('refuses a rule set that is wrong, with its issues', async () => {
    const wrong = await file('wrong.json', { ...gap, rows: [{ id: 'r1', if: [{ below: 'x' }], then: [1] }] })
    const { code, json } = await pledge('rules', 'eval', wrong, '--facts', '{}', '--json')

    expect(code).toBe(1)
    expect(json().error.issues).toMatchObject([{ code: 'rules.operand-number' }, { code: 'rules.facts-unknown' }])
  })

  it('tells people what it saw, in their language', async () => {
    const rules = await file('gap.json', gap)

    expect((await pledge('rules', 'eval', rules, '--facts', '{"amount":50}')).text).toContain(
      '✗ r1  did not hold\n      ✗ amount below 10  [50]',
    )
    expect((await pledge('rules', 'eval', rules, '--facts', '{}', '--lang', 'zh-CN')).text).toContain(
      '✗ r1  不成立\n      ✗ amount below 10  [缺失]',
    )
  })
})

describe('pledge rules check', () => {
  it('ends with 0 for warnings and 1 for errors', async () => {
    const warned = await pledge('rules', 'check', await file('gap.json', gap), '--json')
    const wrong = await pledge('rules', 'check', await file('policy.json', { kind: 'policy' }), '--json')

    expect([warned.code, warned.json().issues.map((issue: { code: string }) => issue.code)]).toEqual([
      0,
      ['rules.gap', 'rules.facts-unknown'],
    ])
    expect([wrong.code, wrong.json().issues[0].code]).toEqual([1, 'document.other-kind'])
  })

  it('names the place in the file', async () => {
    const { code, text } = await pledge(
      'rules',
      'check',
      await file('dup.json', { ...gap, rows: [...gap.rows, ...gap.rows] }),
    )

    expect(code).toBe(1)
    expect(text).toMatch(/dup\.json:1:\d+: error: .*r1/)
  })
})

describe('pledge rules to-json-rules-engine and from-json-rules-engine', () => {
  it('are the inverse of each other', async () => {
    const there = await pledge('rules', 'to-json-rules-engine', await file('gap.json', gap), '--json')
    const back = await pledge('rules', 'from-json-rules-engine', await file('engine.json', there.json()), '--json')

    expect(there.json().rules[0]).toMatchObject({
      conditions: { all: [{ fact: 'amount', operator: 'lessThan', value: 10 }] },
    })
    expect([there.code, back.code]).toEqual([0, 0])
    expect(back.json()).toEqual({ document: gap, issues: [] })
  })

  it('end with 1 where a rule had to be left out', async () => {
    const rules = [{ conditions: { all: [{ fact: 'a', operator: 'near', value: 1 }] }, event: { type: 'x' } }]
    const { code, json } = await pledge('rules', 'from-json-rules-engine', await file('near.json', rules), '--json')

    expect(code).toBe(1)
    expect(json()).toMatchObject({
      document: { rules: [] },
      issues: [{ code: 'rules.import-rule-left-out' }, { code: 'rules.import-operator', path: '/0/conditions/all/0' }],
    })
  })
})

describe('pledge rules, wrongly used', () => {
  it.each([
    [['rules'], 'cli.missing-command'],
    [['rules', 'evl'], 'cli.misspelt-command'],
    [['rules', 'check'], 'cli.missing-argument'],
    [['rules', 'check', 'a', 'b'], 'cli.unexpected-argument'],
    [['rules', 'eval', 'a'], 'cli.missing-option'],
    [['rules', 'check', '/nowhere/at/all.json'], 'cli.file-not-found'],
  ])('%j is refused', async (args, expected) => {
    const { code, json } = await pledge(...args, '--json')

    expect([code, json().error.code]).toEqual([2, expected])
  })
})
