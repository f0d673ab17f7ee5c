import { describe, expect, it } from 'vitest'
import { paletteCommands } from '../../../console/shell/palette-commands.ts'
import type { Place } from '../../../console/shell/places.ts'

const places: readonly Place[] = [
  { to: '/cases', text: 'Cases', symbol: 'clock' },
  { to: '/breaches', text: 'Breaches', symbol: 'late' },
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
})
