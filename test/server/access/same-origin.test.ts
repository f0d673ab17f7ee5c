import { expect, it } from 'vitest'
import { isSameOrigin, type RequestOrigin } from '../../../server/access/same-origin.ts'

const from = (origin: string | undefined, fetchSite?: string, host = 'pledge.test'): RequestOrigin => ({
  method: 'POST',
  host,
  origin,
  fetchSite,
})

it('lets everything be read', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    expect(isSameOrigin({ ...from('https://evil.test', 'cross-site'), method }, 'https://pledge.test')).toBe(true)
  }
})

it.each([
  [from('https://pledge.test', 'same-origin'), true],
  [from('https://pledge.test'), true],
  [from('http://internal:3000', undefined, 'internal:3000'), true],
  [from(undefined, 'same-origin'), true],
  [from('https://evil.test'), false],
  [from('https://pledge.test', 'cross-site'), false],
  [from('https://www.pledge.test', 'same-site'), false],
  [from(undefined, 'none'), false],
  [from(undefined), false],
  [from('null'), false],
  [from('https://pledge.test.evil.test'), false],
  [from('https://pledge.test:8443'), false],
])('judges changes by what browsers say: %j is ours: %s', (request, isOurs) => {
  expect(isSameOrigin(request, 'https://pledge.test')).toBe(isOurs)
})
