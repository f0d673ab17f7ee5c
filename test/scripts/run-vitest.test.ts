import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../../scripts/run-vitest.mjs'

const file = 'unit  test/a.test.ts'
const ended = (state: string, tests: readonly (readonly [state: string, message?: string])[], message = '') => ({
  kind: 'file',
  file,
  state,
  tests: tests.map(([testState, testMessage = ''], index) => ({
    name: `test ${index + 1}`,
    state: testState,
    message: testMessage,
  })),
  message,
})
const journal = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')

describe('what a test run came to', () => {
  it('is every test that passed, and every one that failed with what it said', () => {
    const written = journal({ kind: 'began', file }, ended('failed', [['passed'], ['failed', 'expected 1 to be 2']]))

    expect(outcomeOf(written)).toEqual({
      passed: 1,
      failures: [{ where: file, what: 'test 2', message: 'expected 1 to be 2' }],
      unsteady: [],
    })
  })

  it('tells what passed only when it was tried again', () => {
    expect(outcomeOf(journal(ended('passed', [['passed', 'not there'], ['passed']])))).toEqual({
      passed: 2,
      failures: [],
      unsteady: [{ where: file, what: 'test 1', message: 'not there' }],
    })
  })

  it('takes a skipped test for a failed one', () => {
    const { passed, failures } = outcomeOf(journal(ended('passed', [['passed'], ['skipped'], ['pending']])))

    expect(passed).toBe(1)
    expect(failures.map(({ message }) => message)).toEqual(['was skipped', 'was pending'])
  })

  it('takes a file that crashed before or after its tests for a failure', () => {
    expect(outcomeOf(journal(ended('failed', [], 'no such module'))).failures).toEqual([
      { where: file, what: 'has no test', message: 'no such module' },
    ])
    expect(outcomeOf(journal(ended('failed', [['passed']], 'afterAll threw')))).toEqual({
      passed: 1,
      failures: [{ where: file, what: 'outside of its tests', message: 'afterAll threw' }],
      unsteady: [],
    })
    expect(outcomeOf(journal(ended('failed', [['passed']]))).failures).toHaveLength(1)
  })

  it('takes a file without tests for a failure', () => {
    expect(outcomeOf(journal(ended('passed', []))).failures).toHaveLength(1)
  })

  it('takes an error that nobody caught for a failure', () => {
    expect(outcomeOf(journal(ended('passed', [['passed']]), { kind: 'uncaught', message: 'left behind' }))).toEqual({
      passed: 1,
      failures: [{ where: 'outside of any test', what: 'an error that nobody caught', message: 'left behind' }],
      unsteady: [],
    })
  })

  it('names the file that a stopped run was busy with, though its last line was cut off', () => {
    const written = `${journal({ kind: 'began', file: 'unit  test/b.test.ts' }, ended('passed', [['passed']]))}{"kind":"fi`

    expect(outcomeOf(written)).toEqual({
      passed: 1,
      failures: [{ where: 'unit  test/b.test.ts', what: 'did not come to its end', message: '' }],
      unsteady: [],
    })
  })
})
