import { describe, expect, it } from 'vitest'
import { allowedWords, openSteps, outsideEvents, scoresOf, waitReasons } from '../../../editor/rehearsal/open-steps.ts'
import { casesAt } from '../../../simulation/rehearsal/moment.ts'
import { rehearseScenario } from '../../../simulation/rehearsal/rehearse-scenario.ts'
import { readScenarioFile, scenarioFiles } from '../../simulation/scenario-files.ts'

const files = scenarioFiles.filter((file) => /templates|process-(?:join|subflow|survey|wait|external)/.test(file))

describe('what a rehearsal offers', () => {
  it.each(files)('%s: every step that somebody ends was offered under that name just before', async (file) => {
    const ready = readScenarioFile(file)
    const { moments } = await rehearseScenario(ready, 'en')
    const events = [...(ready.scenario.events ?? [])].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))

    events.forEach((event, place) => {
      const node = event.do === 'complete' || event.do === 'answer' ? event.node : undefined
      if (node === undefined) return
      const before = moments.findLastIndex(({ inputs }) => inputs <= place)
      const cases = casesAt(moments, before)
      const step = openSteps(cases).find(({ address }) => address === node)

      expect(step?.node.kind).toBe(event.do === 'complete' ? 'task' : 'survey')
      if (event.do === 'answer' && step?.node.kind === 'survey') expect(scoresOf(step.node)).toContain(event.score)
    })
    expect(moments.length).toBeGreaterThan(0)
  })

  it('names the children of a case by the steps in which they run', async () => {
    const { moments } = await rehearseScenario(readScenarioFile('examples/scenarios/process-subflow.yaml'), 'en')
    const within = moments.flatMap((_, index) =>
      openSteps(casesAt(moments, index)).filter((step) => step.within.length > 0),
    )

    expect(within.length).toBeGreaterThan(0)
    for (const { address, within: around, node, of } of within) {
      expect(address).toBe([...around.map(({ id }) => id), node.id].join('/'))
      expect(of.state.tokens.map((token) => token.node)).toContain(node.id)
    }
  })

  it('offers the words that the case takes, and the reasons for waiting that its policy speaks of', async () => {
    const { moments } = await rehearseScenario(
      readScenarioFile('templates/complaint/scenarios/settled-within-a-day.yaml'),
      'en',
    )
    const [first] = casesAt(moments, 0)
    const [last] = casesAt(moments, moments.length - 1)
    if (first === undefined || last === undefined) throw new Error('nothing was played')

    expect(waitReasons(first)).toEqual(['customer', 'supplier'])
    expect(outsideEvents(first)).toEqual([])
    expect(allowedWords(first).has('complete')).toBe(false)
    expect(allowedWords(first).has('reopen')).toBe(false)
    expect(allowedWords(last).has('reopen')).toBe(true)
  })
})
