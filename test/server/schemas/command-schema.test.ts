import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCommand } from '../../../core/commands/read-command.ts'
import { commandLaw } from '../../../core/commands/registry.ts'
import { COMMAND_WORDS } from '../../../core/contract/case-command.ts'
import { durationUnits } from '../../../core/contract/time.ts'
import { commandSchema } from '../../../server/schemas/command-schema.ts'

const branchOf = (word: string) => {
  const branch = commandSchema.options.find((option) => option.shape.do.value === word)
  if (branch === undefined) throw new Error(`no schema for ${word}`)
  return branch
}

const isTaken = (input: unknown) => commandSchema.safeParse(input).success

describe('the schema of commands', () => {
  it.each(COMMAND_WORDS)(
    'has the fields that core has for %s, and words where core has the id of stored ones',
    (word) => {
      const core = Object.keys(commandLaw(word).fields).map((name) => name.replace('?', ''))
      const shape = Object.keys(branchOf(word).shape)

      const wordsToo = core.includes('contentId') ? ['text'] : []
      const expected = new Set([...core.filter((name) => name !== 'contentId'), ...wordsToo, 'do', 'commandId'])
      expect(shape.sort()).toEqual([...expected].sort())
    },
  )

  it.each(COMMAND_WORDS)('asks for the fields of %s that core asks for', (word) => {
    const required = Object.keys(commandLaw(word).fields).filter((name) => !name.endsWith('?'))
    const { shape } = branchOf(word)

    const asked = Object.entries(shape).filter(([name, field]) => name !== 'do' && !field.safeParse(undefined).success)
    expect(
      asked
        .map(([name]) => name)
        .filter((name) => name !== 'commandId' && required.includes(name))
        .sort(),
    ).toEqual(required.sort())
  })

  it('takes whatever core takes, so nothing is possible by Temporal alone', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9._-]{1,100}$/)
    const facts = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{1,8})?$/),
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    )
    const value: Record<string, fc.Arbitrary<unknown>> = {
      facts,
      for: fc.record({ amount: fc.integer({ min: 1, max: 100 }), unit: fc.constantFrom(...durationUnits) }),
      until: fc.constantFrom('2026-11-23T09:00:00-05:00', '2027-01-01T00:00:00Z'),
      by: fc.constantFrom('person', 'bot'),
      public: fc.boolean(),
      score: fc.double({ noNaN: true, noDefaultInfinity: true }),
      answers: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.integer()),
      add: fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { maxLength: 5 }),
      remove: fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { maxLength: 5 }),
      agent: fc.option(id, { nil: null }),
      text: fc.string(),
      comment: fc.string(),
    }
    const command = fc.constantFrom(...COMMAND_WORDS).chain((word) => {
      const names = Object.keys(commandLaw(word).fields).filter((name) => name !== 'contentId?')
      const fields = Object.fromEntries(
        names.map((name) => [name.replace('?', ''), value[name.replace('?', '')] ?? id]),
      )
      const requiredKeys = names.filter((name) => !name.endsWith('?'))
      return fc.record({ do: fc.constant(word), ...fields }, { requiredKeys: ['do', ...requiredKeys] as never })
    })

    fc.assert(
      fc.property(command, (input) => {
        expect(readCommand(input).ok).toBe(true)
        expect(isTaken(input)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    [null],
    [7],
    [[]],
    [{}],
    [{ do: 'explode' }],
    [{ do: 'constructor' }],
    [{ do: ['reply'] }],
    [{ do: 'complete', node: 'fix' }],
    [{ do: 'complete', node: 7, outcome: 'done' }],
    [{ do: 'set' }],
    [{ do: 'set', facts: [] }],
    [{ do: 'wait' }],
    [{ do: 'wait', reason: 'customer', for: { amount: -1, unit: 'hours' } }],
    [{ do: 'wait', reason: 'customer', for: { amount: 1, unit: 'fortnights' } }],
    [{ do: 'wait', reason: 'customer', until: 'tomorrow' }],
    [{ do: 'wait', reason: 'customer', until: '2026-02-30T00:00:00Z' }],
    [{ do: 'reply', by: 'robot' }],
    [{ do: 'reply', public: 'yes' }],
    [{ do: 'reply', pubilc: true }],
    [{ do: 'answer', score: 'five' }],
    [{ do: 'answer', score: Number.NaN }],
    [{ do: 'tag', add: 'urgent' }],
    [{ do: 'tag', add: [7] }],
    [{ do: 'link', to: 'a' }],
    [{ do: 'assign', team: null }],
    [{ do: 'resolve', facts: {} }],
  ])('and core both refuse %j', (input) => {
    expect(isTaken(input)).toBe(false)
    expect(readCommand(input).ok).toBe(false)
  })
})
