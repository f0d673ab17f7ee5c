import { describe, expect, it } from 'vitest'
import { importRequests } from '../../../cli/commands/import-cases.ts'
import type { RequestLine } from '../../../cli/parts/read-requests.ts'
import type { NewCase } from '../../../sdk/cases.ts'
import type { Pledge } from '../../../sdk/index.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'

const lines = (count: number): RequestLine[] =>
  Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    intake: { id: `r-${index}`, flow: index % 2 === 0 ? 'complaint' : 'consultation' },
  }))

function fakeApi(
  create: (intake: NewCase) => unknown,
  get: (id: string) => unknown = () => ({ isKept: true }),
): Pledge {
  return {
    cases: { create: async (intake: NewCase) => create(intake), get: async (id: string) => get(id) },
  } as unknown as Pledge
}

const quietly = {
  onProgress: () => undefined,
  onBegun: () => undefined,
  pause: async () => undefined,
  mostIdlePauses: 3,
}

describe('importRequests', () => {
  it('counts what began now, what was known, what is kept and what was refused, and goes on', async () => {
    const answers: Record<string, () => unknown> = {
      'r-1': () => ({ isKept: true, id: 'r-1' }),
      'r-2': () => ({ isKept: false, isNew: false }),
      'r-3': () => {
        throw new PledgeError(422, 'command.unknown-fact', 'There is no fact “x”.')
      },
    }
    const api = fakeApi(({ id }) => answers[String(id)]?.() ?? { isKept: false, isNew: true })
    const progress: number[] = []

    const summary = await importRequests(api, lines(6), { ...quietly, onProgress: (done) => progress.push(done) })

    expect(summary).toEqual({
      total: 6,
      created: 3,
      known: 1,
      kept: 1,
      failed: [{ line: 5, id: 'r-3', code: 'command.unknown-fact', message: 'There is no fact “x”.' }],
      byFlow: { complaint: 3, consultation: 2 },
    })
    expect(progress).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('waits for what is only kept while cases begin, says how far it is, and leaves the rest in the end', async () => {
    let looks = 0
    const begins: Readonly<Record<string, number>> = { 'r-0': 1, 'r-1': 3, 'r-2': Number.POSITIVE_INFINITY }
    const api = fakeApi(
      ({ id }) => ({ isKept: true, id }),
      (id) => {
        if (id === 'r-1' && looks === 1) throw new PledgeError(503, 'http.unavailable', 'Later.')
        return { isKept: looks < (begins[id] ?? 0) }
      },
    )
    const told: string[] = []

    const summary = await importRequests(api, lines(3), {
      ...quietly,
      onBegun: (begun, kept) => told.push(`${begun} of ${kept}`),
      pause: async () => void looks++,
    })

    expect(summary).toMatchObject({ total: 3, created: 2, known: 0, kept: 1 })
    expect(told).toEqual(['1 of 3', '2 of 3'])
    expect(looks).toBe(6)
  })

  it('ends at once when nobody answers or the key is wrong', async () => {
    let asked = 0
    const api = fakeApi(() => {
      asked += 1
      throw new PledgeError(asked > 0 ? 401 : 0, 'http.unknown-key', 'This API key is not known.')
    })

    await expect(importRequests(api, lines(200), quietly)).rejects.toMatchObject({
      code: 'http.unknown-key',
      exitCode: 2,
    })
    expect(asked).toBeLessThan(10)
  })

  it('asks for a few at a time', async () => {
    let underWay = 0
    let most = 0
    const api = fakeApi(async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setImmediate(resolve))
      underWay -= 1
      return { isKept: false, isNew: true }
    })

    await importRequests(api, lines(50), quietly)

    expect(most).toBe(4)
  })
})
