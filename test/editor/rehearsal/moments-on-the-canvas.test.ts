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
  it('has a token exactly where the case stands, at every moment', async () => {
    for (const { moments } of await runs()) {
      moments.forEach((_, index) => {
        const { cards, ways } = overlayAt(moments, index, words)
        const [main] = casesAt(moments, index)
        const tokens = [...cards].filter(([, { hasToken }]) => hasToken).map(([id]) => id)

        expect(new Set(tokens)).toEqual(new Set(main?.state.tokens.map(({ node }) => node)))
        for (const id of ways.keys()) {
          const [from = '', on = '', to] = id.split(' ')
          expect(main?.plan.nodes[from]?.ways[on]).toBe(to)
          expect(cards.get(from)?.isPassed).toBe(true)
        }
      })
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
  it('stay on the axis, in order, and end where the explanation says', async () => {
    for (const { moments } of await runs()) {
      moments.forEach((moment, index) => {
        const [main] = casesAt(moments, index)
        if (main === undefined) return
        for (const bar of clockBars(main, moment.at, recordsUntil(moments, index, main.id))) {
          for (const { from, to } of bar.stretches) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeGreaterThanOrEqual(from)
            expect(to).toBeLessThanOrEqual(1)
          }
          const due = bar.marks.filter(({ kind }) => kind === 'due').map(({ at }) => at)
          expect(due).toEqual(bar.reading.dueAt === null ? [] : [bar.reading.dueAt])
        }
      })
    }
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
