import { AsyncLocalStorage } from 'node:async_hooks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBackground, isInBackground } from '../../../store/background.ts'
import { type Lane, oneAtATime } from '../../../store/pglite/one-at-a-time.ts'

/** Asks for all of these while something else is under way; answers in which order they were done. */
async function orderOf(lanes: readonly Lane[]): Promise<readonly number[]> {
  const take = oneAtATime()
  const done: number[] = []
  let begin = (): void => undefined
  const first = take('awaited', () => new Promise<void>((resolve) => (begin = resolve)))
  const all = lanes.map((lane, index) => take(lane, async () => void done.push(index)))
  begin()
  await Promise.all([first, ...all])
  return done
}

test('what somebody waits for goes before the background, each in its order, and the last comes last', async () => {
  expect(await orderOf(['background', 'last', 'awaited', 'background', 'awaited'])).toEqual([2, 4, 0, 3, 1])
})

test('the background comes to its end however much somebody waits for', async () => {
  const order = await orderOf(['background', ...Array.from({ length: 60 }, (): Lane => 'awaited')])

  expect(order.indexOf(0)).toBe(20)
})

test('everything is done once, one after the other, whatever fails', async () => {
  const lane = fc.constantFrom<Lane>('awaited', 'background')
  const asked = fc.array(fc.record({ lane, fails: fc.boolean(), afterTicks: fc.nat({ max: 3 }) }), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(asked, async (works) => {
      const take = oneAtATime()
      let under = 0
      let done = 0
      const answers = await Promise.allSettled(
        works.map(async ({ lane, fails, afterTicks }, index) => {
          for (let tick = 0; tick < afterTicks; tick++) await Promise.resolve()
          return take(lane, async () => {
            expect(++under).toBe(1)
            await Promise.resolve()
            under--
            done++
            if (fails) throw new Error('on purpose')
            return index
          })
        }),
      )
      expect(done).toBe(works.length)
      expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : null))).toEqual(
        works.map(({ fails }, index) => (fails ? null : index)),
      )
    }),
    { numRuns: 50 },
  )
})

test('work goes on in the chain of calls that asked for it', async () => {
  const chain = new AsyncLocalStorage<string>()
  const take = oneAtATime()
  const told = () => Promise.resolve([chain.getStore(), isInBackground()])
  const asked = [
    chain.run('one', () => take('awaited', told)),
    chain.run('other', () => inBackground(() => take('background', told))),
    take('awaited', told),
  ]

  expect(await Promise.all(asked)).toEqual([
    ['one', false],
    ['other', true],
    [undefined, false],
  ])
})
