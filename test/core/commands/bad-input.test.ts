import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isProblemCode } from '../../../core/catalogue/index.ts'
import { checkCommand } from '../../../core/commands/check-command.ts'
import { COMMAND_WORDS } from '../../../core/contract/case-command.ts'
import { messageOf } from '../../../model/words/message.ts'
import { at, CaseDriver } from '../case-driver.ts'
import { clockWith, planWith } from '../plan-fixture.ts'

const monday = '2026-11-23T09:00:00-05:00'
const fresh = () => new CaseDriver(planWith([clockWith()]), monday)

function codeOf(input: unknown): string {
  const c = fresh()
  const checked = checkCommand(c.plan, c.state, input, at(monday))
  return checked.ok ? 'taken' : checked.problem.code
}

describe('a command that is not right', () => {
  it.each([
    ['nothing', undefined, 'command.not-an-object'],
    ['a list', [], 'command.not-an-object'],
    ['no word', {}, 'command.unknown-word'],
    ['a word of the prototype', { do: 'constructor' }, 'command.unknown-word'],
    ['__proto__ as a word', { do: '__proto__' }, 'command.unknown-word'],
    ['a field too many', { do: 'note', txt: 'hello' }, 'command.unknown-field'],
    ['a field too few', { do: 'complete', node: 'work' }, 'command.missing-field'],
    ['a wrong type', { do: 'reply', public: 'yes' }, 'command.wrong-type'],
    ['a word that is none of the few', { do: 'reply', by: 'robot' }, 'command.not-one-of'],
    ['an id with a space', { do: 'assign', team: 'front line' }, 'command.bad-id'],
    ['a day that does not exist', { do: 'wait', reason: 'x', until: '2026-02-30T10:00:00Z' }, 'command.bad-instant'],
    ['an end that is past', { do: 'wait', reason: 'x', until: '2026-11-22T10:00:00Z' }, 'command.until-is-past'],
    ['half a day', { do: 'wait', reason: 'x', for: { amount: 0.5, unit: 'calendarDays' } }, 'command.bad-duration'],
    [
      'two ends',
      { do: 'wait', reason: 'x', until: '2026-12-01T10:00:00Z', for: { amount: 1, unit: 'hours' } },
      'command.for-and-until',
    ],
    ['a fact the flow has not', { do: 'set', facts: { prority: 'low' } }, 'command.unknown-fact'],
    ['a fact of the prototype', { do: 'set', facts: JSON.parse('{"__proto__": "x"}') }, 'command.unknown-fact'],
    ['a value outside the list', { do: 'set', facts: { priority: 'huge' } }, 'command.fact-value'],
    ['a number for an enum', { do: 'set', facts: { priority: 3 } }, 'command.fact-type'],
    ['a fact of the case itself', { do: 'set', facts: { stage: 'done' } }, 'command.fact-not-settable'],
    ['a node that is not open', { do: 'complete', node: 'rest', outcome: 'next' }, 'command.node-not-open'],
    ['an outcome the task has not', { do: 'complete', node: 'work', outcome: 'sold' }, 'command.unknown-outcome'],
    ['a reopening of an open case', { do: 'reopen' }, 'command.not-allowed'],
    ['an answer nobody asked for', { do: 'answer', score: 5 }, 'command.not-allowed'],
    ['a resume of nothing', { do: 'resume' }, 'command.not-allowed'],
    ['a merge into itself', { do: 'merge', into: 'c1' }, 'command.merge-into-itself'],
    ['words without end', { do: 'note', text: 'x'.repeat(20_001) }, 'command.text-too-long'],
    [
      'too many facts',
      { do: 'set', facts: Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}`, 1])) },
      'command.too-many',
    ],
  ])('is refused: %s', (_, input, code) => {
    expect(codeOf(input)).toBe(code)
  })

  it('is never taken for a crash: whatever comes is a command or a problem with a text in both languages', () => {
    const words = fc.oneof(fc.constantFrom(...COMMAND_WORDS), fc.string())
    const input = fc.oneof(
      fc.jsonValue({ maxDepth: 6 }),
      fc
        .tuple(
          words,
          fc.dictionary(
            fc.constantFrom(
              'facts',
              'reason',
              'node',
              'outcome',
              'for',
              'until',
              'score',
              'add',
              'to',
              'as',
              'team',
              'name',
            ),
            fc.jsonValue(),
          ),
        )
        .map(([word, rest]) => ({ ...rest, do: word })),
    )
    const c = fresh()
    fc.assert(
      fc.property(input, (value) => {
        const checked = checkCommand(c.plan, c.state, value, at(monday))
        if (checked.ok) return
        expect(isProblemCode(checked.problem.code)).toBe(true)
        for (const language of ['en', 'zh-CN'] as const)
          expect(messageOf(checked.problem.code, checked.problem.params, language)).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })

  it('names what the case does take', () => {
    const c = fresh()
    c.do('2026-11-23T10:00:00-05:00', { do: 'close' })

    const checked = checkCommand(c.plan, c.state, { do: 'complete', node: 'work', outcome: 'solved' })

    expect(checked).toMatchObject({
      ok: false,
      problem: {
        code: 'command.not-allowed',
        params: { phase: 'closed', allowed: ['message', 'note', 'link', 'tag', 'reopen'] },
      },
    })
  })
})
