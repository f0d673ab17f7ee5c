import { describe, expect, it } from 'vitest'
import { measures, measuresNamed } from '../../bench/measures.ts'

describe('the measurements', () => {
  it('are found by their group and by each of their results', () => {
    expect(measuresNamed('core').flatMap(({ names }) => names)).toEqual(
      expect.arrayContaining(['calendar.due', 'core.step', 'simulate.cases', 'backtest.cases']),
    )
    expect(new Set(measuresNamed('core').map(({ group }) => group))).toEqual(new Set(['core']))
    expect(measuresNamed('engine.actions')).toEqual(measuresNamed('engine.historyEvents'))
    expect(measuresNamed('engine.unheard-of')).toEqual([])
  })

  it('can all be loaded, and no two give a result of the same name', async () => {
    const loaded = await Promise.all(measures.map(({ load }) => load()))
    const names = measures.flatMap((entry) => entry.names)

    expect(loaded.every((measure) => typeof measure === 'function')).toBe(true)
    expect(new Set(names).size).toBe(names.length)
  })
})
