import { describe, expect, it } from 'vitest'
import { paletteCommands } from '../../../console/shell/palette-commands.ts'
import type { Place } from '../../../console/shell/places.ts'

const places: readonly Place[] = [
  { to: '/cases', group: 'work', text: 'Cases', symbol: 'clock' },
  { to: '/breaches', group: 'figures', text: 'Breaches', symbol: 'late' },
]

describe('the command palette', () => {
  it('offers every place while nothing is typed', () => {
    expect(paletteCommands('  ', places)).toEqual(places.map((place) => ({ kind: 'place', place })))
  })

  it.each(['1042', '#1042', ' 1042 '])('leads from %o to the case first', (typed) => {
    expect(paletteCommands(typed, places)[0]).toEqual({ kind: 'case', number: 1042 })
  })

  it('finds a place by a part of its name, and can always search', () => {
    expect(paletteCommands('breach', places)).toEqual([
      { kind: 'place', place: places[1] },
      { kind: 'search', text: 'breach' },
    ])
  })

  it('does not take a telephone number for a case', () => {
    expect(paletteCommands('+86 138 0000 0001', places)).toEqual([{ kind: 'search', text: '+86 138 0000 0001' }])
  })

  it('offers what the page can do before the places, found by each of its words', () => {
    const run = () => undefined
    const tidy = { id: 'tidy', text: 'Tidy up', symbol: 'tidy', run } as const
    const add = { id: 'add survey', text: 'Add a step: Survey', symbol: 'survey', run } as const
    const breach = { id: 'x', text: 'All breaches', symbol: 'late', run } as const
    const offered = [tidy, add, breach]

    expect(paletteCommands('', places, offered).map(({ kind }) => kind)).toEqual([
      ...offered.map(() => 'offered'),
      ...places.map(() => 'place'),
    ])
    expect(paletteCommands('survey add', places, offered)[0]).toEqual({ kind: 'offered', command: add })
    expect(paletteCommands('breach', places, offered)).toEqual([
      { kind: 'place', place: places[1] },
      { kind: 'offered', command: breach },
      { kind: 'search', text: 'breach' },
    ])
  })
})
