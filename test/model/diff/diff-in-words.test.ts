import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DocumentKind } from '../../../core/contract/document.ts'
import type { FactDefinition } from '../../../core/contract/facts.ts'
import { diff as english, diffWords as englishWords } from '../../../locales/en/diff.ts'
import { diff as chinese, diffWords as chineseWords } from '../../../locales/zh-CN/diff.ts'
import { calendarSchema } from '../../../model/calendar/calendar-schema.ts'
import { changesInWords, diffInWords } from '../../../model/diff/diff-in-words.ts'
import { checkShape } from '../../../model/document/check-shape.ts'
import { flowSchema } from '../../../model/flow/flow-schema.ts'
import { policySchema } from '../../../model/policy/policy-schema.ts'
import { rulesSchema } from '../../../model/rules/rules-schema.ts'
import { calendar, flow, policy, rules } from '../../server/parts/documents.ts'

const changed = <T extends object>(document: T, change: (copy: T) => unknown): T => {
  const copy = structuredClone(document)
  change(copy)
  return copy
}
const inEnglish = (before: { kind: string }, after: object) =>
  diffInWords(before.kind as DocumentKind, before, after, 'en')
const inChinese = (before: { kind: string }, after: object) =>
  diffInWords(before.kind as DocumentKind, before, after, 'zh-CN')

describe('the differences of a policy in words', () => {
  const gold = {
    ...policy,
    clocks: policy.clocks.map((clock) => ({
      ...clock,
      targets: [
        { when: { 'customer.tier': ['gold', 'platinum'] }, within: { amount: 4, unit: 'hours' } },
        { within: { amount: 8, unit: 'businessHours' } },
      ],
    })),
  }

  it('name the promise, whom it is for, and both durations', () => {
    const after = changed(gold, ({ clocks }) => {
      for (const target of clocks[0]?.targets.slice(0, 1) ?? []) target.within.amount = 2
    })

    expect(inEnglish(gold, after)).toEqual([
      'The promise “First answer” where customer.tier is gold or platinum goes from 4 h around the clock to 2 h around the clock.',
    ])
    expect(inChinese(gold, after)[0]).toMatch(
      /^承诺“首次响应”：customer\.tier为“gold或platinum”的工单的时限由 4 .*改为 2 /,
    )
  })

  it('tell rows and clocks that came, went, or stand in another order', () => {
    const after = changed(policy, (copy) => {
      copy.clocks.shift()
      copy.clocks[0]?.targets.reverse()
    })

    expect(inEnglish(policy, after)).toEqual([
      'The promise “First answer” was removed.',
      'The promise “Resolution”: the rows stand in another order, and the first that fits counts.',
    ])
    expect(inEnglish(after, policy)[0]).toBe(
      'The promise “First answer” was added: 30 business minutes for all other cases.',
    )
  })

  it('tell warnings and escalations', () => {
    const escalation = { at: { percent: 100 }, do: [{ action: 'notify', to: ['role:manager'] }] }
    const after = {
      ...policy,
      clocks: policy.clocks.map((clock) => ({ ...clock, warnAt: [50, 75], escalations: [escalation] })),
    }

    expect(inEnglish(policy, after).slice(0, 2)).toEqual([
      'First answer: when it warns (percent) is now 50, 75.',
      'The promise “First answer” now escalates at 100 %: role:manager is told.',
    ])
  })
})

describe('the differences of a calendar in words', () => {
  it('tell hours, holidays and exceptions by their dates', () => {
    const after = {
      ...calendar,
      hours: { ...calendar.hours, fri: ['09:00-12:00', '13:00-16:00'], thu: [] },
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
      exceptions: [{ date: '2026-02-14', like: 'mon', name: '调休' }],
    }

    expect(inEnglish(calendar, after)).toEqual([
      'On Thursdays it is open not at all instead of 09:00-17:00.',
      'On Fridays it is open 09:00-12:00, 13:00-16:00 instead of 09:00-17:00.',
      'Closed on 2026-12-25 (Christmas).',
      'On 2026-02-14 it is open as on Mondays (调休).',
    ])
    expect(inChinese(calendar, after)).toContain('2026-02-14 的开放时间为 同周一（调休）。')
  })

  it('tell a whole year of holidays as one stretch', () => {
    const holidays = Array.from({ length: 28 }, (_, day) => ({ date: `2027-01-${String(day + 1).padStart(2, '0')}` }))

    expect(inEnglish(calendar, { ...calendar, holidays })).toEqual([
      '28 days were added on which it is closed, from 2027-01-01 to 2027-01-28.',
    ])
  })
})

describe('the differences of rules and flows in words', () => {
  it('tell what a rule said and says, and that another order counts', () => {
    const after = changed(rules, (copy) => {
      copy.rules.reverse()
      for (const rule of copy.rules) if (rule.if !== undefined) rule.if.value = 500
    })

    expect(inEnglish(rules, after)).toEqual([
      'The rule “large” says if amount ≥ 500, then priority = urgent, the way “people” instead of if amount ≥ 1000, then priority = urgent, the way “people”.',
      'The order of the rules was changed.',
    ])
  })

  it('tell steps and ways by their names', () => {
    const after = {
      ...flow,
      nodes: [...flow.nodes, { id: 'check', kind: 'task', stage: 'resolve', name: 'Check', outcomes: ['ok'] }],
      edges: [
        ...flow.edges.map((edge) => (edge.from === 'fix' ? { ...edge, to: 'check' } : edge)),
        { from: 'check', to: 'rest', on: 'ok' },
      ],
    }

    expect(inEnglish(flow, after)).toEqual([
      'The step “Check” (task) was added in Resolve.',
      'From “Check” the way “ok” now leads to “rest”.',
      'From “Find a solution” the way “solved” leads to “Check” instead of “rest”.',
    ])
    expect(inChinese(flow, after)[0]).toBe('在处理新增步骤“Check”（任务）。')
  })

  it('say that only the drawing changed, when it did', () => {
    expect(inEnglish(flow, { ...flow, layout: { fix: { x: 1, y: 2 } } })).toEqual([
      'The drawing was rearranged, which changes nothing for cases.',
    ])
  })
})

/** Every document that is one change away: a value changed, a field or an entry left out. */
function* neighbours(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield value.filter((_, other) => other !== index)
      for (const next of neighbours(item)) yield value.map((other, place) => (place === index ? next : other))
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, item] of Object.entries(value)) {
      const { [field]: _, ...rest } = value as Record<string, unknown>
      yield rest
      for (const next of neighbours(item)) yield { ...value, [field]: next }
    }
  } else if (typeof value === 'number') yield value + 1
  else if (typeof value === 'boolean') yield !value
  else if (typeof value === 'string') yield `${value}x`
}

/** Whether a document has the part that a sentence is about. */
function hasPlace(document: unknown, [list, id]: readonly string[]): boolean {
  if (list === undefined) return true
  const part = (document as Record<string, unknown>)[list]
  if (id === undefined || part === undefined) return part !== undefined
  if (!Array.isArray(part)) return Object.hasOwn(part as object, id)
  return part.some((entry: Record<string, unknown>) =>
    [entry['id'], entry['date'], entry['reason'], [entry['from'], entry['on']].join(' ')].includes(id),
  )
}

const schemas = { calendar: calendarSchema, policy: policySchema, rules: rulesSchema, flow: flowSchema }
type Known = keyof typeof schemas

describe('any difference', () => {
  const folder = new URL('../../../templates/', import.meta.url)
  const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { kind: Known; id: string })
    .filter(({ kind }) => Object.hasOwn(schemas, kind))

  it.each(documents.map((document) => [`${document.kind}/${document.id}`, document] as const))(
    'of %s is told, whatever it is, and what is equal is not',
    (_, document) => {
      expect(inEnglish(document, structuredClone(document))).toEqual([])
      let [place, count] = [0, 0]
      for (const next of neighbours(document)) {
        place += 1
        // Enough of them to meet every field of the templates, and quick.
        if (place % 5 !== 0 || (next as typeof document).id !== document.id) continue
        if (!checkShape(schemas[document.kind], next).ok) continue
        count += 1
        const [en, zh] = [inEnglish(document, next as object), inChinese(document, next as object)]
        expect(en.length, JSON.stringify(next).slice(0, 4000)).toBeGreaterThan(0)
        expect(zh.length).toBe(en.length)
        const places = changesInWords(document.kind, document, next, 'en').map(({ place: where }) => where)
        expect(places.every((where) => hasPlace(document, where) || hasPlace(next, where))).toBe(true)
        for (const sentence of [...en, ...zh]) expect(sentence).not.toMatch(/\{\{|undefined|\[object/)
      }
      expect(count).toBeGreaterThan(5)
    },
  )

  it('says which part it is about', () => {
    const after = changed(flow, ({ nodes, edges }) => {
      Object.assign(nodes[1] ?? {}, { name: 'Renamed' })
      edges.pop()
    })

    expect(changesInWords('flow', flow, after, 'en').map(({ place }) => place)).toEqual([
      ['nodes', flow.nodes[1]?.id],
      ['edges', `${flow.edges.at(-1)?.from} ${flow.edges.at(-1)?.on}`],
    ])
  })

  it('has its words in both languages', () => {
    expect(Object.keys(chinese)).toEqual(Object.keys(english))
    expect(Object.keys(chineseWords)).toEqual(Object.keys(englishWords))
  })
})

describe('facts in what changed', () => {
  const facts: readonly FactDefinition[] = [
    {
      id: 'customer.tier',
      type: 'enum',
      name: { en: 'Customer class', 'zh-CN': '客户级别' },
      values: [{ id: '6-star', name: { en: '6 stars', 'zh-CN': '六星' } }],
    },
  ]
  const policy = (targets: readonly unknown[]) => ({
    kind: 'policy',
    id: 'p',
    clocks: [{ id: 'c', metric: 'resolution', calendar: 'k', targets }],
  })
  const rest = { within: { amount: 8, unit: 'businessHours' } }
  const vip = { when: { 'customer.tier': '6-star' }, within: { amount: 4, unit: 'businessHours' } }
  const rules = (entries: readonly unknown[]) => ({
    kind: 'rules',
    id: 'r',
    style: 'list',
    hit: 'first',
    rules: entries,
  })
  const entry = {
    id: 'vip',
    if: { fact: 'customer.tier', op: 'is', value: '6-star' },
    then: { set: { 'customer.tier': '6-star' } },
  }

  it('are called as the process calls them, where that is known', () => {
    const named = [
      ...diffInWords('policy', policy([rest]), policy([vip, rest]), 'zh-CN', facts),
      ...diffInWords('rules', rules([]), rules([entry]), 'en', facts),
    ].join()
    expect(named).toContain('客户级别')
    expect(named).toContain('六星')
    expect(named).toContain('Customer class = 6 stars')
    expect(diffInWords('rules', rules([]), rules([entry]), 'en').join()).toContain('customer.tier = 6-star')
  })
})
