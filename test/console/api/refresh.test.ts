import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { refresh } from '../../../console/api/refresh.ts'

/** Somebody looks at the answer to one question; each time it is asked, `answers` has one more that waits to be given. */
function looking() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const answers: { readonly give: (value: string) => void; readonly fail: () => void; isCutOff: boolean }[] = []
  const observer = new QueryObserver(queries, {
    queryKey: ['case', '7', 'timeline'],
    queryFn: ({ signal }) =>
      new Promise<string>((resolve, reject) => {
        const answer = { give: resolve, fail: () => reject(new Error('no')), isCutOff: false }
        signal.addEventListener('abort', () => {
          answer.isCutOff = true
        })
        answers.push(answer)
      }),
  })
  const stop = observer.subscribe(() => undefined)
  stops.push(stop)
  const shown = () => observer.getCurrentResult().data
  return { queries, answers, shown }
}

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

describe('asking again for what may have become untrue', () => {
  it('asks at once for what was answered before', async () => {
    const { queries, answers, shown } = looking()
    answers[0]!.give('old')
    await vi.waitFor(() => expect(shown()).toBe('old'))

    const done = refresh(queries, { queryKey: ['case', '7'] })
    answers[1]!.give('new')
    await done

    expect(shown()).toBe('new')
  })

  it('asks once more when the first answer, which may be from before, is still under way', async () => {
    const { queries, answers, shown } = looking()

    const done = refresh(queries, { queryKey: ['case', '7'] })
    answers[0]!.give('from before')
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    answers[1]!.give('from after')
    await done

    expect(shown()).toBe('from after')
  })

  it('cuts no answer off, however much happens meanwhile, and asks once more for all of it', async () => {
    const { queries, answers, shown } = looking()
    answers[0]!.give('first')
    await vi.waitFor(() => expect(shown()).toBe('first'))

    void refresh(queries, { queryKey: ['case', '7'] })
    const all = Array.from({ length: 50 }, () => refresh(queries, { queryKey: ['case'] }))
    answers[1]!.give('second')
    await vi.waitFor(() => expect(answers).toHaveLength(3))
    expect(shown()).toBe('second')
    answers[2]!.give('third')
    await Promise.all(all)

    expect(shown()).toBe('third')
    expect(answers.map(({ isCutOff }) => isCutOff)).toEqual([false, false, false])
  })

  it('asks once more after an answer that failed', async () => {
    const { queries, answers, shown } = looking()

    const done = refresh(queries, { queryKey: ['case', '7'] })
    answers[0]!.fail()
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    answers[1]!.give('there')
    await done

    expect(shown()).toBe('there')
  })

  it('leaves alone what it is not about', async () => {
    const { queries, answers } = looking()

    await refresh(queries, { predicate: ({ queryKey }) => queryKey[0] !== 'case' })
    answers[0]!.give('the only one')
    await queries.cancelQueries()

    expect(answers).toHaveLength(1)
  })
})
