import { describe, expect, it } from 'vitest'
import { outcomeOfSuite } from '../../scripts/conformance.mjs'

describe('what the acceptance suite came to', () => {
  it('is its own counts, with the lines of what failed', () => {
    const output = 'ok  a: fine\ncontested  c: who knows  [why]\ncalendar/b: expected 1, got 2\n11 passed, 1 failed\n'

    expect(outcomeOfSuite({ code: 1, output })).toEqual({
      passed: 11,
      failures: [{ where: 'the acceptance suite', what: 'calendar/b', message: 'expected 1, got 2' }],
      unsteady: [],
    })
  })

  it('is as many failures as it counts, named or not', () => {
    expect(outcomeOfSuite({ code: 1, output: '1 passed, 2 failed\n' }).failures).toHaveLength(2)
  })

  it('is a failure when it ends early or badly', () => {
    expect(outcomeOfSuite({ code: 1, output: 'Error: no such file\n' }).failures[0]?.message).toContain('no such file')
    expect(outcomeOfSuite({ code: 3, output: '5 passed, 0 failed\n' })).toMatchObject({
      passed: 5,
      failures: [{ what: 'ended with code 3' }],
    })
  })
})
