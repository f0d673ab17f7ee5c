import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSearchText, writeSearchText } from '../../../console/app/search-text.ts'
import { factQuery, reportQuery } from '../../../console/reports/report-queries.ts'
import { readFactSearch, readReportSearch } from '../../../console/reports/report-search.ts'
import { reportSpaceOf } from '../../../console/reports/report-space.ts'
import { readValues, writeValues } from '../../../console/reports/value-list.ts'

const now = Date.parse('2026-05-13T17:00:00Z')
const spaceOf = (text: string) => reportSpaceOf(readReportSearch(readSearchText(text)), now, 'UTC')

describe('the address of a report', () => {
  it('means the last 30 days in the reader’s zone, compared with those before', () => {
    expect(spaceOf('')).toMatchObject({
      range: { from: '2026-04-14', to: '2026-05-14' },
      zone: 'UTC',
      span: 'day',
      isCompared: true,
    })
  })

  it('in another zone means other days', () => {
    expect(spaceOf('?range=today&zone=Asia/Shanghai').range.from).toBe('2026-05-14')
  })

  it('drops whatever is not understood', () => {
    const search =
      '?range=ever&from=2026-02-30&to=2026-03-01&zone=Moon/Sea&compare=all&by=mood&length=opened&hours=1&sort=x'

    expect(readReportSearch(readSearchText(search))).toEqual({})
    expect(readReportSearch({ __proto__: { team: 'a' } })).toEqual({})
  })

  it('is the same after it was written and read', () => {
    const search = readReportSearch(
      readSearchText(
        '?from=2026-01-01&to=2026-02-01&zone=Asia/Shanghai&compare=none&by=tier&length=clock&hours=late&team=a,~&clock=b',
      ),
    )

    expect(readReportSearch(readSearchText(writeSearchText({ ...search })))).toEqual(search)
    expect(Object.keys(search)).toHaveLength(9)
  })

  it('asks for what it says', () => {
    expect(
      reportQuery(spaceOf('?range=today&team=frontline,~&clock=repair'), { measure: 'clock', by: ['key', 'day'] }),
    ).toEqual({
      measure: 'clock',
      from: '2026-05-13',
      to: '2026-05-14',
      zone: 'UTC',
      key: ['repair'],
      by: ['key', 'day'],
      where: { team: ['frontline', ''] },
    })
  })

  it('narrows by clock only what has a clock', () => {
    const space = spaceOf('?clock=repair')

    expect(reportQuery(space, { measure: 'opened' })).not.toHaveProperty('key')
    expect(reportQuery(space, { measure: 'node' })).not.toHaveProperty('key')
    expect(reportQuery(space, { measure: 'escalation' }).key).toEqual(['repair'])
  })
})

describe('the address of a list of facts', () => {
  it('asks for them, further narrowed', () => {
    const search = readFactSearch(
      readSearchText('?measure=clock&key=repair&late=yes&excluded=no&hour=0&atLeast=1000&below=2000.5&range=today'),
    )

    expect(factQuery(reportSpaceOf(search, now, 'UTC'), search)).toEqual({
      measure: 'clock',
      key: ['repair'],
      late: true,
      excluded: false,
      hourOfWeek: 0,
      atLeast: 1000,
      below: 2000.5,
      from: '2026-05-13',
      to: '2026-05-14',
      zone: 'UTC',
    })
  })

  it('drops whatever is not understood', () => {
    expect(readFactSearch(readSearchText('?measure=mood&late=maybe&hour=168&atLeast=much'))).toEqual({
      measure: 'clock',
    })
  })
})

describe('a list of values in an address', () => {
  it('comes back as it was, whatever is in it', () => {
    const lists = fc.uniqueArray(
      fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '~', ',', '%', '%2C', '~,', '%7E')),
      {
        maxLength: 6,
      },
    )
    fc.assert(
      fc.property(lists, (values) => {
        expect(readValues(writeValues(values))).toEqual(values)
      }),
    )
  })

  it('stays readable', () => {
    expect(writeValues(['frontline', '', '线路'])).toBe('frontline,~,线路')
  })
})
