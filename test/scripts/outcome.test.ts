import { describe, expect, it } from 'vitest'
import { failed, lastWords, nothing, together } from '../../scripts/outcome.mjs'

describe('the last words of a run', () => {
  it('are the counts alone when nothing failed', () => {
    expect(lastWords({ ...nothing, passed: 3 }, 'Tested in 1.0 s.')).toBe('\nTested in 1.0 s.\n3 passed, 0 failed')
  })

  it('name whatever failed, with the beginning of what it said, and end with the counts', () => {
    const outcome = together([
      { ...nothing, passed: 7 },
      nothing,
      failed('unit  test/core/a.test.ts', 'adds up', '\u001b[31mexpected 1\u001b[39m\n\nto be 2'),
      failed('the build', ''),
    ])

    expect(lastWords(outcome).split('\n')).toEqual([
      '',
      '── What failed',
      '✗ unit  test/core/a.test.ts  adds up',
      '    expected 1',
      '    to be 2',
      '✗ the build',
      '',
      '7 passed, 2 failed',
    ])
  })

  it('tell what passed only when it was tried again, and why it did not before', () => {
    const unsteady = [
      { where: 'system  test/a.test.ts', what: 'is seen', message: 'not there\nThe page showed:\n- heading' },
    ]

    expect(lastWords({ passed: 4, failures: [], unsteady }).split('\n')).toEqual([
      '',
      '── What passed only when it was tried again',
      '✗ system  test/a.test.ts  is seen',
      '    not there',
      '    The page showed:',
      '    - heading',
      '',
      '4 passed, 0 failed',
    ])
  })

  it('keep a long message short', () => {
    const words = lastWords(failed('x', 'y', Array.from({ length: 400 }, () => 'z'.repeat(9_000)).join('\n')))

    expect(words.length).toBeLessThan(1_500)
    expect(words).toContain('…')
  })
})
