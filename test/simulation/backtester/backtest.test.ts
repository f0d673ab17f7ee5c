import { describe, expect, test } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { Plan } from '../../../core/contract/plan.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import type { BacktestResult } from '../../../core/contract/rehearsal.ts'
import type { RulesList } from '../../../core/contract/rules.ts'
import type { CaseState } from '../../../core/contract/state.ts'
import { step } from '../../../core/step/step.ts'
import { decideCommand } from '../../../rules/evaluate-command.ts'
import { Backtest, type BacktestPlans } from '../../../simulation/backtester/backtest.ts'
import { readingsOf } from '../../../simulation/backtester/clock-differences.ts'
import type { RecordedCase } from '../../../simulation/backtester/recorded-case.ts'
import { busy, complaintPlan, type LivedCase, livedCases, template } from './recorded-cases.ts'

const plan = complaintPlan(1)
const lived = livedCases(plan, busy, 150)
const untilAt = Math.max(...lived.map(({ state }) => state.at))

function backtested(
  cases: readonly RecordedCase[],
  after: BacktestPlans['after'],
  language: 'en' | 'zh-CN' = 'en',
): BacktestResult {
  const backtest = new Backtest({
    untilAt,
    calendars: new Map(),
    changedCalendars: new Map(),
    ownerCalendars: new Map(),
    language,
  })
  for (const each of cases) backtest.add(each, { before: plan, after })
  return backtest.result()
}

/** What truly came to a case, played under another plan: its own answers to its own questions, and the true commands. */
function outcomesUnder(other: Plan, { events }: LivedCase): ReadonlyMap<string, string> {
  let state: CaseState | null = null
  const asked: string[] = []
  const apply = (event: LivedCase['events'][number]): void => {
    const [next, commands] = step(other, state, event)
    state = next
    for (const command of commands) {
      if (command.kind === 'perform') asked.push(command.ref)
      if (command.kind !== 'evaluate') continue
      const verdict = { ...decideCommand(other, next, command), trace: [] }
      apply({ kind: 'verdict', at: command.at, ref: command.ref, verdict })
    }
  }
  for (const event of events) {
    if (event.kind === 'performed') apply({ ...event, ref: asked.shift() ?? '' })
    else if (event.kind !== 'verdict') apply(event)
  }
  const end = state as unknown as CaseState
  return new Map([...readingsOf(other, end)].map(([key, { outcome }]) => [key, outcome]))
}

function withClocks(change: (clock: PolicyDocument['clocks'][number]) => PolicyDocument['clocks'][number] | null) {
  const policy = template<PolicyDocument>('policy', 'complaint-standard')
  return { ...policy, clocks: policy.clocks.flatMap((clock) => change(clock) ?? []) } as never
}

/** The solution within six hours instead of a day. */
const tightened = complaintPlan(
  2,
  withClocks((clock) =>
    clock.id === 'solution' ? { ...clock, targets: [{ within: { amount: 6, unit: 'hours' } }] } : clock,
  ),
)

describe('a backtest', () => {
  test('of documents that have not changed replays every case and finds no difference', () => {
    const result = backtested(
      lived.map(({ recorded }) => recorded),
      plan,
    )

    expect(result).toMatchObject({ cases: 150, replayed: 150, changedCount: 0, notReplayedCount: 0 })
    expect(result.after).toEqual(result.before)
    expect(result.before.clocks['solution']?.missed).toBeGreaterThan(5)
    expect(result.before.clocks['first-response']?.met).toBeGreaterThan(20)
  })

  test('of a tightened target changes exactly the cases that end otherwise when what truly happened is played again', () => {
    const result = backtested(
      lived.map(({ recorded }) => recorded),
      tightened,
    )
    const expected = lived.flatMap(({ recorded, ...life }) => {
      const after = outcomesUnder(tightened, { recorded, ...life })
      return recorded.clocks
        .filter(({ clock, instance, outcome }) => after.get(`${clock} ${instance}`) !== outcome)
        .map(({ clock, instance }) => `${recorded.id} ${clock} ${instance}`)
    })

    expect(result.notReplayedCount).toBe(0)
    expect(result.changed.map((change) => `${change.case} ${change.clock} ${change.instance}`)).toEqual(expected)
    expect(expected.length).toBeGreaterThan(10)
    // A late solution raises the priority, so some resolutions have less time as well.
    const missedMore = (clock: string) =>
      (result.after.clocks[clock]?.missed ?? 0) - (result.before.clocks[clock]?.missed ?? 0)
    const changed = (clock: string) => expected.filter((each) => each.includes(` ${clock} `)).length
    expect(missedMore('solution')).toBe(changed('solution'))
    expect(missedMore('resolution')).toBe(changed('resolution'))
    expect(changed('turn') + changed('assessment') + changed('first-response')).toBe(0)
  })

  test('says why, in both languages', () => {
    const cases = lived.map(({ recorded }) => recorded)
    const why = (language: 'en' | 'zh-CN') => backtested(cases, tightened, language).changed[0]?.why[0]

    expect(why('en')).toMatchObject({ code: 'rehearsal.target-changed' })
    expect(why('en')?.message).toMatch(
      /^The target of “Answer with a solution” is 6 h around the clock instead of 24 h around the clock; it took \d+ h/,
    )
    expect(why('zh-CN')?.message).toMatch(/^“给出处理方案”的目标由 24 小时.*变为 6 小时.*，实际用时/)
  })

  test('tells clocks that are new and clocks that are gone', () => {
    const renamed = complaintPlan(
      2,
      withClocks((clock) =>
        clock.id === 'turn' ? null : clock.id === 'resolution' ? { ...clock, id: 'solved' } : clock,
      ),
    )
    const [one] = lived
    const result = backtested(one === undefined ? [] : [one.recorded], renamed)
    const codes = new Set(result.changed.map(({ clock, why }) => `${clock} ${why[0]?.code}`))

    expect(codes).toContain('resolution rehearsal.clock-gone')
    expect(codes).toContain('turn rehearsal.clock-gone')
    expect(codes).toContain('solved rehearsal.clock-new')
    expect(result.after.clocks['turn']).toBeUndefined()
  })

  test('of a calendar that closes earlier moves due times, and says to when', () => {
    const calendar = template<CalendarDocument>('calendar', 'support-shanghai')
    const hours = Object.fromEntries(Object.keys(calendar.hours).map((day) => [day, ['09:00-10:00']]))
    const other = complaintPlan(2, { ...calendar, hours })
    const result = backtested(
      lived.map(({ recorded }) => recorded),
      other,
    )
    const moved = result.changed.filter(({ clock }) => clock === 'first-response')

    expect(moved.length).toBeGreaterThan(0)
    for (const { before, after, why } of moved) {
      expect(why.map(({ code }) => code)).toEqual(['rehearsal.due-moved'])
      expect(before?.outcome).not.toBe(after?.outcome)
    }
  })

  test('names the cases that take another way under changed rules, with the command that was not possible', () => {
    const rules = template<RulesList>('rules', 'complaint-assess')
    const toSpecialists = {
      ...rules,
      rules: rules.rules.map((rule) =>
        rule.id === 'ordinary' ? { ...rule, then: { ...rule.then, outcome: 'specialist' } } : rule,
      ),
    }
    const result = backtested(
      lived.map(({ recorded }) => recorded),
      complaintPlan(2, toSpecialists),
    )

    expect(result.notReplayedCount).toBeGreaterThan(20)
    expect(result.replayed + result.notReplayedCount).toBe(150)
    expect(result.notReplayed[0]?.why.code).toBe('rehearsal.case-refused')
    expect(result.notReplayed[0]?.why.message).toMatch(/the command “complete” was not possible: .*solve/)
  })
})

describe('a case that cannot be replayed is named', () => {
  const [one] = lived
  if (one === undefined) throw new Error('no case was lived')
  const { recorded } = one

  test.each([
    ['its first entry is missing', { records: recorded.records.slice(1) }, 'rehearsal.case-unreadable'],
    ['it has no entries', { records: [] }, 'rehearsal.case-unreadable'],
    [
      'a clock was recorded otherwise',
      { clocks: recorded.clocks.map((clock) => ({ ...clock, outcome: 'pending' })) },
      'rehearsal.case-differs',
    ],
    ['a clock is missing', { clocks: recorded.clocks.slice(1) }, 'rehearsal.case-differs'],
    [
      'it moved to another plan',
      {
        records: recorded.records.map((record, index) =>
          index === 12 ? { ...record, event: 'planChanged', actor: { kind: 'system' } } : record,
        ),
      },
      'rehearsal.case-migrated',
    ],
    [
      'it leaves the time that calendars know',
      { records: recorded.records.map((record) => ({ ...record, at: record.at + 10 ** 14 })) },
      'rehearsal.case-broke-off',
    ],
    [
      'its timeline has no end',
      { records: Array.from({ length: 5001 }, () => recorded.records[0]) },
      'rehearsal.case-too-long',
    ],
  ])('when %s', (_, change, code) => {
    const result = backtested([{ ...recorded, ...change } as RecordedCase], plan)

    expect(result).toMatchObject({ cases: 1, replayed: 0, notReplayedCount: 1, changedCount: 0 })
    expect(result.notReplayed).toMatchObject([{ case: recorded.id, number: 1, why: { code } }])
  })

  test('when the changed documents do not fit the plan it ran under', () => {
    const after = { code: 'reference.unknown-stage', params: { id: 'triage', known: ['intake'] } }
    const result = backtested([recorded], after)

    expect(result.notReplayed[0]?.why.message).toBe(
      'The changed documents do not fit version 1 of the flow “complaint”, under which it ran: There is no stage “triage”. Known: intake.',
    )
  })
})
