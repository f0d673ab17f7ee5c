import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSearchText, writeSearchText } from '../../../console/app/search-text.ts'
import { caseQuery, isNarrowed, readCaseSearch } from '../../../console/cases/case-search.ts'

const searches = fc.record(
  {
    state: fc.constantFrom('waiting', 'resolved', 'closed', 'all'),
    flow: fc.stringMatching(/^[a-z0-9-]{1,12}$/),
    team: fc.stringMatching(/^[a-z0-9-]{1,12}$/),
    assignee: fc.constantFrom('me', 'none', 'u-1'),
    late: fc.constant(true),
    q: fc.string({ minLength: 1, maxLength: 50, unit: 'binary' }).filter((text) => text.trim() !== ''),
  },
  { requiredKeys: [] },
)

const ofStep = searches.map((search) => (search.flow === undefined ? search : { ...search, node: 'fix' }))

describe('the filters of the list', () => {
  it('survive the way through the address', () => {
    fc.assert(
      fc.property(fc.oneof(searches, ofStep), (search) => {
        expect(readCaseSearch(readSearchText(writeSearchText(search)))).toEqual(search)
      }),
    )
  })

  it('drop what is not understood', () => {
    expect(readCaseSearch({ node: 'fix' })).toEqual({})
    expect(readCaseSearch({ state: 'weird', late: 'perhaps', q: '  ', flow: 3, __proto__: { team: 'x' } })).toEqual({})
  })

  it('ask for what has work in it, and what is due first, unless told otherwise', () => {
    expect(caseQuery({})).toMatchObject({ state: 'open,waiting', sort: 'nextDue' })
    expect(caseQuery({ state: 'all' }).state).toBeUndefined()
    expect(caseQuery({ state: 'closed' })).toMatchObject({ state: 'closed,cancelled', sort: '-updatedAt' })
  })

  it('know whether anything narrows the list', () => {
    expect(isNarrowed({})).toBe(false)
    expect(isNarrowed({ late: true })).toBe(true)
  })

  it('make addresses that people can read', () => {
    expect(writeSearchText({ team: 'frontline', late: true, q: '1042' })).toBe('?team=frontline&late=true&q=1042')
    expect(writeSearchText({ days: 730, least: 0, none: undefined, late: false })).toBe('?days=730&least=0')
  })
})
