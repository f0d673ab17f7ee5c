import { describe, expect, it } from 'vitest'
import type { FactDefinition } from '../../../core/contract/facts.ts'
import { addChoice, changeFactType, removeChoice, renameChoice } from '../../../editor/edits/change-facts.ts'
import { removeFact } from '../../../editor/edits/remove-fact.ts'
import { factUses } from '../../../editor/facts/fact-uses.ts'
import { newProblems } from '../../../editor/facts/new-problems.ts'
import { changeFlow, documentIn, flowIn } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from './template-workspaces.ts'

const complaint = templateWorkspace('complaint')
const flow = flowIn(complaint)
const factIn = (workspace: typeof complaint, id: string) => flowIn(workspace).facts?.find((fact) => fact.id === id)
const withFact = (fact: FactDefinition) => changeFlow(complaint, (old) => ({ ...old, facts: [fact] }))

describe('taking a fact away', () => {
  it('leaves nothing that names it, for any fact of any template', () => {
    for (const template of [complaint, templateWorkspace('consultation')]) {
      for (const { id } of flowIn(template).facts ?? []) {
        const without = removeFact(template, id)

        expect(factUses(without).get(id), id).toBeUndefined()
        expect(factIn(without, id), id).toBeUndefined()
      }
    }
  })

  it('never lets what asked for it hold for more cases than before', () => {
    const without = removeFact(complaint, 'severity')
    const policy = documentIn(without, 'policy', 'complaint-standard')

    expect(policy?.clocks.map(({ id, targets }) => [id, targets])).toEqual([
      ['first-response', [{ within: { amount: 30, unit: 'businessMinutes' } }]],
      ['solution', [{ within: { amount: 24, unit: 'hours' } }]],
      ...(documentIn(complaint, 'policy', 'complaint-standard')?.clocks ?? [])
        .slice(2)
        .map(({ id, targets }) => [id, targets]),
    ])
  })

  it('does nothing for one that the process has not', () => {
    expect(removeFact(complaint, 'nowhere')).toBe(complaint)
  })
})

describe('where facts are used', () => {
  it('names the step, the rules and the clock', () => {
    const uses = factUses(complaint).get('severity') ?? []

    expect(uses.map(({ kind }) => kind)).toContain('target')
    expect(uses.map(({ kind }) => kind)).toContain('rulesSet')
    expect(uses.find(({ kind }) => kind === 'target')?.place).toEqual({
      kind: 'clock',
      policy: 'complaint-standard',
      id: 'first-response',
    })
  })

  it('counts the words of messages that the process sends, and of no others', () => {
    const message = (id: string) => ({ id, name: null, texts: ['Dear {{customer.name}}, it is {{ severity }}.'] })

    expect(
      factUses(complaint, [message('deadline-near')])
        .get('severity')
        ?.at(-1),
    ).toMatchObject({
      kind: 'text',
      id: 'deadline-near',
    })
    expect(factUses(complaint, [message('never-sent')]).get('customer.name')).toBeUndefined()
  })
})

describe('another kind of fact', () => {
  it('keeps what fits and drops what does not', () => {
    const amount: FactDefinition = { id: 'amount', type: 'number', unit: 'CNY', default: 5, samples: [1, 2] }
    const after = factIn(
      changeFlow(withFact(amount), (old) => changeFactType(old, 'amount', 'text', 'value')),
      'amount',
    )

    expect(after).toEqual({ id: 'amount', type: 'text' })
  })

  it('makes the samples of a text its choices', () => {
    const city: FactDefinition = { id: 'city', type: 'text', samples: ['Wuhan', 'Xi’an', 'Wuhan'] }
    const after = factIn(
      changeFlow(withFact(city), (old) => changeFactType(old, 'city', 'enum', 'value')),
      'city',
    )

    expect(after).toMatchObject({ type: 'enum', values: ['Wuhan', 'Xi’an'], samples: ['Wuhan', 'Xi’an', 'Wuhan'] })
  })

  it('says before what would break: the very sentences that the panel of problems would show', () => {
    const changed = changeFlow(complaint, (old) => changeFactType(old, 'severity', 'number', 'value'))
    const sentences = newProblems(complaint, changed, 'en')

    expect(sentences.length).toBeGreaterThan(0)
    expect(newProblems(complaint, complaint, 'en')).toEqual([])
    expect(newProblems(complaint, changed, 'zh-CN')[0]).toMatch(/\p{Script=Han}/u)
  })
})

describe('the values of a choice', () => {
  const fact: FactDefinition = { id: 'size', type: 'enum', values: ['s', 'm'], default: 'm', samples: ['s', 'm'] }
  const sized = flowIn(withFact(fact))
  const valuesOf = (of: typeof flow) => of.facts?.[0]

  it('are named in each language by itself; without a name the value stands alone', () => {
    const named = renameChoice(renameChoice(sized, 'size', 's', 'Small', 'en'), 'size', 's', '小', 'zh-CN')

    expect(valuesOf(named)?.values).toEqual([{ id: 's', name: { en: 'Small', 'zh-CN': '小' } }, 'm'])
    expect(
      valuesOf(renameChoice(renameChoice(named, 'size', 's', '', 'en'), 'size', 's', '', 'zh-CN'))?.values,
    ).toEqual(['s', 'm'])
  })

  it('that go take the default and the samples along, but the last one stays', () => {
    const one = removeChoice(sized, 'size', 'm')

    expect(valuesOf(one)).toEqual({ id: 'size', type: 'enum', values: ['s'], samples: ['s'] })
    expect(removeChoice(one, 'size', 's')).toBe(one)
    expect(addChoice(sized, 'size', { id: 's' })).toBe(sized)
  })
})
