import { describe, expect, it } from 'vitest'
import { clockBars } from '../../../editor/rehearsal/clock-bars.ts'
import { marksOf, nextOf } from '../../../editor/rehearsal/moment-marks.ts'
import { overlayAt } from '../../../editor/rehearsal/overlay-of.ts'
import { casesAt, recordsUntil } from '../../../simulation/rehearsal/moment.ts'
import { rehearseScenario } from '../../../simulation/rehearsal/rehearse-scenario.ts'
import { readScenarioFile, scenarioFiles } from '../../simulation/scenario-files.ts'

const words = {
  name: (name: unknown) => (typeof name === 'string' ? name : JSON.stringify(name)),
  child: (place: string) => `now ${place}`,
  branches: (count: number) => `${count} branches`,
}

const runs = async () => Promise.all(scenarioFiles.map(async (file) => rehearseScenario(readScenarioFile(file), 'en')))

describe('what lies over the drawing', () => {
  it('has a token exactly where the case stands, and lights the ways that it took, at every moment', async () => {
    for (const { moments } of await runs()) {
      const wrong = moments.flatMap((_, index) => {
        const { cards, ways } = overlayAt(moments, index, words)
        const [main] = casesAt(moments, index)
        const tokens = [...cards].flatMap(([id, { hasToken }]) => (hasToken === true ? [id] : [])).sort()
        const stands = [...new Set(main?.state.tokens.map(({ node }) => node))].sort()
        const untrue = [...ways.keys()].filter((id) => {
          const [from = '', on = '', to] = id.split(' ')
          return main?.plan.nodes[from]?.ways[on] !== to || cards.get(from)?.isPassed !== true
        })
        return tokens.join() === stands.join() && untrue.length === 0 ? [] : [{ index, tokens, stands, untrue }]
      })
      expect(wrong).toEqual([])
      expect(overlayAt(moments, moments.length - 1, words).ways.size).toBeGreaterThan(0)
    }
  })

  it('shows every branch of a split, and where a child case stands', async () => {
    const overlays = (await runs()).flatMap(({ moments }) =>
      moments.map((_, index) => overlayAt(moments, index, words)),
    )
    const tokens = overlays.map(({ cards }) => [...cards.values()].filter(({ hasToken }) => hasToken).length)
    const badges = overlays.flatMap(({ cards }) => [...cards.values()].flatMap(({ badge }) => badge?.text ?? []))

    expect(Math.max(...tokens)).toBeGreaterThanOrEqual(2)
    expect(badges.some((text) => text.startsWith('now '))).toBe(true)
  })
})

describe('the bars of the clocks', () => {
  it('stay on the axis, in order, and have their due time marked', async () => {
    const [, second] = await runs()
    const moments = second?.moments ?? []
    const bars = moments.flatMap((moment, index) => {
      const [main] = casesAt(moments, index)
      return main === undefined ? [] : clockBars(main, moment.at, recordsUntil(moments, index, main.id))
    })
    const stretches = bars.flatMap((bar) => bar.stretches)
    const due = bars.map(({ marks }) => marks.find(({ kind }) => kind === 'due')?.at ?? null)

    expect(stretches.filter(({ from, to }) => !(0 <= from && from <= to && to <= 1))).toEqual([])
    expect(new Set(stretches.map(({ kind }) => kind))).toEqual(new Set(['open', 'closed', 'ahead']))
    expect(due).toEqual(bars.map(({ reading }) => reading.dueAt))
    expect(bars.some(({ marks }) => marks.some(({ kind }) => kind === 'warned'))).toBe(true)
    expect(bars.some(({ marks }) => marks.some(({ kind }) => kind === 'breach'))).toBe(true)
  })
})

describe('the marks of a time line', () => {
  it('lead from breach to breach, and to what is wrong', async () => {
    const { moments } = await rehearseScenario(
      readScenarioFile('templates/complaint/scenarios/danger-is-escalated.yaml'),
      'en',
    )
    const breachedAt = Date.parse('2026-11-23T14:30:00+08:00')
    const marks = marksOf(moments, [breachedAt - 60_000])
    const breach = nextOf(marks, 0, new Set(['breach']), 1)

    expect(moments[breach ?? -1]?.at).toBe(breachedAt)
    expect(nextOf(marks, breach ?? 0, new Set(['breach']), 1)).toBeNull()
    expect(nextOf(marks, breach ?? 0, new Set(['wrong']), -1)).toBe((breach ?? 0) - 1)
    expect(marks[0]).toBe('deed')
    expect(marks).toContain('decision')
    expect(marks).toContain('warning')
  })
})
