import { expect, it } from 'vitest'
import { etagHeader, preconditionOf } from '../../../server/http/etag.ts'

it.each([
  [{}, { kind: 'none' }],
  [{ 'if-match': '*' }, { kind: 'none' }],
  [{ 'if-match': '"7"' }, { kind: 'match', etag: '7' }],
  [{ 'if-match': 'W/"7", "8"' }, { kind: 'match', etag: '7' }],
  [{ 'if-match': '7' }, { kind: 'match', etag: '7' }],
  [{ 'if-none-match': '*' }, { kind: 'absent' }],
])('headers %j ask for %j', (headers, precondition) => {
  expect(preconditionOf(headers)).toEqual(precondition)
})

it('a tag is written as it is read', () => {
  expect(preconditionOf({ 'if-match': etagHeader('a b') })).toEqual({ kind: 'match', etag: 'a b' })
})
