import { afterEach, describe, expect, it } from 'vitest'
import { keepViews, readViews, withView } from '../../../console/reports/report-views.ts'

afterEach(() => localStorage.clear())

describe('views kept on a device', () => {
  it('come back to who kept them, and to nobody else', () => {
    const views = withView([], { name: ' Front line ', search: '?team=frontline' })

    expect(keepViews('u-li', views)).toBe(true)
    expect(readViews('u-li')).toEqual([{ name: 'Front line', search: '?team=frontline' }])
    expect(readViews('u-zhao')).toEqual([])
  })

  it('have one of a name, the newest first, and none without', () => {
    const [a, b] = [
      { name: 'a', search: '?range=7d' },
      { name: 'b', search: '' },
    ]
    const views = withView(withView([], a), b)

    expect(withView(views, { name: 'a', search: '?range=year' })).toEqual([{ name: 'a', search: '?range=year' }, b])
    expect(withView(views, { name: '  ', search: '' })).toEqual(views)
  })

  it('are none where something else was written', () => {
    localStorage.setItem('pledge.report-views.u-li', '{"not":"a list"}')
    expect(readViews('u-li')).toEqual([])
    localStorage.setItem('pledge.report-views.u-li', '[{"name":1},{"name":"a","search":""}]')
    expect(readViews('u-li')).toEqual([{ name: 'a', search: '' }])
    localStorage.setItem('pledge.report-views.u-li', 'no JSON')
    expect(readViews('u-li')).toEqual([])
  })
})
