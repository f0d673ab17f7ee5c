import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createServerClock } from '../../../look/time/server-clock.ts'

const dateHeader = (at: number) => new Date(Math.floor(at / 1000) * 1000).toUTCString()

describe('the server clock', () => {
  it('is the local clock while nothing is known', () => {
    expect(createServerClock(() => 1234).now()).toBe(1234)
  })

  it('trusts the local clock where it may be right', () => {
    const clock = createServerClock(() => 10_400)

    clock.observe(dateHeader(10_400), 10_300, 10_400)

    expect(clock.now()).toBe(10_400)
  })

  it('is never further from the server than a second and the journey, however wrong the local clock is', () => {
    const skews = fc.integer({ min: -86_400_000, max: 86_400_000 })
    const journeys = fc.array(fc.record({ pause: fc.nat(5000), there: fc.nat(400), back: fc.nat(400) }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(skews, journeys, (skew, answers) => {
        let local = 1_800_000_000_000
        const clock = createServerClock(() => local)
        let longest = 0
        for (const { pause, there, back } of answers) {
          const sentAt = local + pause
          const answeredAt = sentAt + there
          local = answeredAt + back
          longest = Math.max(longest, there + back)
          clock.observe(dateHeader(answeredAt + skew), sentAt, local)
        }
        expect(Math.abs(clock.now() - (local + skew))).toBeLessThanOrEqual(1000 + longest)
      }),
    )
  })

  it('believes the newest answer when a clock was set', () => {
    let local = 1_000_000
    const clock = createServerClock(() => local)
    clock.observe(dateHeader(local), local, local)

    local += 1000
    clock.observe(dateHeader(local + 3_600_000), local, local)

    expect(Math.abs(clock.now() - (local + 3_600_000))).toBeLessThanOrEqual(1000)
  })

  it('ignores an answer without a date', () => {
    const clock = createServerClock(() => 5)

    clock.observe(null, 0, 1)
    clock.observe('soon', 0, 1)

    expect(clock.now()).toBe(5)
  })
})
