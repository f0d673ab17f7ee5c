import { describe, expect, it } from 'vitest'
import { nearestName } from '../../../model/document/nearest-name.ts'

describe('nearestName', () => {
  it.each([
    ['timezone', ['id', 'timeZone', 'hours'], 'timeZone'],
    ['warnat', ['warnAt', 'when'], 'warnAt'],
    ['clock', ['clocks', 'waits'], 'clocks'],
    ['val', ['fact', 'op', 'value'], 'value'],
    ['reson', ['reason', 'for'], 'reason'],
    ['instruction', ['instructions', 'form'], 'instructions'],
    ['calender', ['calendar', 'policy'], 'calendar'],
    ['resolutoin', ['resolution', 'response'], 'resolution'],
    ['monday', ['mon', 'tue'], 'mon'],
    ['xyz', ['calendar', 'policy'], undefined],
    ['a', ['b'], undefined],
    ['', ['b'], undefined],
    ['x'.repeat(1000), ['x'], undefined],
  ])('of %j among %j is %j', (name, candidates, nearest) => {
    expect(nearestName(name, candidates)).toBe(nearest)
  })
})
