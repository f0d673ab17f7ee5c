import { describe, expect, it } from 'vitest'
import { countsOf } from '../../scripts/vitest-counts.mjs'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((it) => ({ status: it })) })

describe('the count of a test run', () => {
  it('adds up what passed and what failed', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] }

    expect(countsOf(report)).toEqual({ passed: 3, failed: 1 })
  })

  it('takes a skipped test for a failed one', () => {
    expect(countsOf({ testResults: [file('passed', 'passed', 'pending', 'skipped', 'todo')] })).toEqual({
      passed: 1,
      failed: 3,
    })
  })

  it('takes a file that crashed before or after its tests for a failure', () => {
    expect(countsOf({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1 })
    expect(countsOf({ testResults: [file('failed', 'passed')] })).toEqual({ passed: 1, failed: 1 })
  })

  it('takes a file without tests for a failure', () => {
    expect(countsOf({ testResults: [file('passed')] })).toEqual({ passed: 0, failed: 1 })
  })
})
