import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { Exports } from '../../../server/exports/exports.ts'

const response = () => Object.assign(new EventEmitter(), { destroyed: false }) as unknown as ServerResponse

it('lets so many exports run at once, and the next one when a reader has gone', () => {
  const exports = new Exports({ exportsAtOnce: 2 })
  const first = response()
  const signal = exports.begin(first)
  exports.begin(response())

  expect(() => exports.begin(response())).toThrow(expect.objectContaining({ code: 'delivery.too-many-exports' }))
  first.emit('close')
  expect(signal.aborted).toBe(true)
  expect(exports.begin(response()).aborted).toBe(false)
})

it('ends all of them when the server closes, and those that come later at once', () => {
  const exports = new Exports({ exportsAtOnce: 2 })
  const signal = exports.begin(response())

  exports.close()

  expect(signal.aborted).toBe(true)
  expect(exports.begin(response()).aborted).toBe(true)
})
