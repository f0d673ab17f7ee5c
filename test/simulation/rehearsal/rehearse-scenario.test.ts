import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../../core/contract/state.ts'
import { playScenario } from '../../../simulation/play-scenario.ts'
import { casesAt, momentAt, recordsUntil } from '../../../simulation/rehearsal/moment.ts'
import { rehearseScenario } from '../../../simulation/rehearsal/rehearse-scenario.ts'
import { scenarioCaseId, simulatedHost } from '../../../simulation/simulated-host.ts'
import { falsified } from '../falsify.ts'
import { readScenarioFile, scenarioFiles } from '../scenario-files.ts'

const templates = scenarioFiles.filter((file) => file.startsWith('templates'))

describe('a rehearsed scenario', () => {
  it.each(templates)(
    '%s: every moment is what core had, in order, and the last one is the end of the run',
    async (file) => {
      const ready = readScenarioFile(file)
      const host = simulatedHost(ready)
      await playScenario(ready, host)
      const [standing, story] = [await host.look(), await host.story()]

      const { moments, problems, endsAt } = await rehearseScenario(ready, 'en')

      expect(problems).toEqual([])
      expect(casesAt(moments, moments.length - 1)[0]?.state).toEqual(standing.state)
      expect(recordsUntil(moments, moments.length - 1, scenarioCaseId)).toEqual(story.records)
      expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).sort((a, b) => a - b))
      expect(moments.at(-1)?.inputs).toBe(ready.scenario.events?.length ?? 0)
      expect(moments.flatMap(({ verdict }) => verdict ?? [])).toEqual(story.verdicts)
      expect(moments.at(-1)?.at).toBeLessThanOrEqual(endsAt)
    },
  )

  it('keeps the state of each moment apart from those before: seq and inputs only grow', async () => {
    const { moments } = await rehearseScenario(readScenarioFile(templates[0] ?? ''), 'en')
    const own = moments.filter((moment) => moment.case === scenarioCaseId)

    const seqs = own.map(({ state }) => state.seq)
    const written = own.map((_, index) => own.slice(0, index + 1).flatMap(({ records }) => records).length)

    expect(seqs).toEqual(written)
    expect(new Set<CaseState>(own.map(({ state }) => state)).size).toBe(own.length)
    expect(own.map(({ inputs }) => inputs)).toEqual(own.map(({ inputs }) => inputs).sort((a, b) => a - b))
  })

  it.each(templates)('%s: names each line that is changed, and when to look', async (file) => {
    const ready = readScenarioFile(file)
    const wrong = falsified(ready.scenario)

    const { problems, moments } = await rehearseScenario(
      { ...ready, scenario: { ...ready.scenario, expect: wrong } },
      'en',
    )

    expect(problems.map(({ kind, index }) => `${kind} ${index}`)).toEqual(wrong.map((_, index) => `line ${index}`))
    expect(problems.every(({ why }) => (why ?? []).length > 0)).toBe(true)
    for (const { at } of problems) expect(moments[momentAt(moments, at)]).toBeDefined()
  })

  it('names an event that the case does not allow, at its own instant', async () => {
    const ready = readScenarioFile('templates/complaint/scenarios/settled-within-a-day.yaml')
    const at = ready.scenario.case.at
    const events = [{ at, do: 'reopen' as const }, ...(ready.scenario.events ?? [])]

    const { problems, moments } = await rehearseScenario({ ...ready, scenario: { ...ready.scenario, events } }, 'zh-CN')

    expect(problems).toMatchObject([{ kind: 'event', index: 0, at: Date.parse(at) }])
    expect(moments.at(-1)?.inputs).toBe(events.length)
  })
})
