import { describe, expect, it } from 'vitest'
import { runDemoTeam } from '../../../cli/demo/demo-team.ts'
import type { NewCase, NewCommand } from '../../../sdk/cases.ts'
import type { Pledge } from '../../../sdk/index.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'

interface KnownCase {
  readonly intake: NewCase
  assignee: string | null
  state: 'open' | 'resolved'
  readonly commands: NewCommand[]
}

/** An API that remembers. `refuse` makes a command fail as a case would that does not take it now. */
function fakeApi(refuse: (command: NewCommand) => boolean = () => false) {
  const known = new Map<string, KnownCase>()
  const cases = {
    async create(intake: NewCase) {
      known.set(String(intake.id), { intake, assignee: null, state: 'open', commands: [] })
    },
    async list() {
      const open = [...known].filter(([, { state }]) => state === 'open')
      return {
        items: open.map(([id, { assignee, intake }]) => ({ id, assignee, subject: intake.subject, isLate: false })),
      }
    },
    async do(id: string, command: NewCommand) {
      const found = known.get(id)
      if (!found) throw new Error(`no case ${id}`)
      if (refuse(command)) throw new PledgeError(409, 'command.not-allowed', 'not now')
      found.commands.push(command)
      if (command.do === 'assign') found.assignee = command.agent ?? null
      if (command.do === 'complete') found.state = 'resolved'
    },
  }
  return { pledge: { cases } as unknown as Pledge, known }
}

const requests: readonly NewCase[] = [
  { flow: 'complaint', subject: 'Where is my order?', facts: { category: 'delivery', amount: 3 } },
  { flow: 'consultation', subject: '什么时候发货' },
]

async function play(api: ReturnType<typeof fakeApi>, until: () => boolean): Promise<void> {
  const ending = new AbortController()
  let seed = 1
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const agents = [
    { id: 'u1', name: 'Anna' },
    { id: 'u2', name: 'Bo' },
  ]
  const run = runDemoTeam({
    pledge: api.pledge,
    requests,
    agents,
    runId: 'x',
    random,
    secondMs: 0.2,
    signal: ending.signal,
  })
  await expect.poll(until, { timeout: 30_000, interval: 5 }).toBe(true)
  ending.abort()
  await run
}

describe('the demo team', () => {
  it('takes cases, answers, solves them, and customers judge', async () => {
    const api = fakeApi()

    const hasAnswer = () =>
      [...api.known.values()].some(({ commands }) => commands.some((command) => command.do === 'answer'))
    const solvedCount = () => [...api.known.values()].filter(({ state }) => state === 'resolved').length
    await play(api, () => solvedCount() >= 5 && hasAnswer())

    const solved = [...api.known.values()].filter(({ state }) => state === 'resolved')
    for (const { commands } of solved) {
      const words = commands.map((command) => command.do)
      expect(words[0]).toBe('assign')
      expect(words).toContain('reply')
      expect(words.indexOf('reply')).toBeLessThan(words.indexOf('complete'))
    }
    expect(hasAnswer()).toBe(true)
  })

  it('asks only what its own flow knows, and speaks the language of the customer', async () => {
    const api = fakeApi()

    await play(api, () => [...api.known.values()].filter(({ state }) => state === 'resolved').length >= 4)

    for (const { intake, commands } of api.known.values()) {
      expect(intake.flow).toBe('demo-desk')
      expect(Object.keys(intake.facts ?? {})).toEqual(intake.subject === 'Where is my order?' ? ['category'] : [])
      const isChinese = /\p{Script=Han}/u.test(intake.subject ?? '')
      for (const { text } of commands) if (text) expect(/\p{Script=Han}/u.test(text)).toBe(isChinese)
    }
  })

  it('goes on when a case does not take a command any more', async () => {
    let refused = 0
    const api = fakeApi((command) => command.do === 'wait' && ++refused > 0)

    await play(api, () => refused > 0 && [...api.known.values()].some(({ state }) => state === 'resolved'))

    expect(refused).toBeGreaterThan(0)
  })

  it('lets no more pile up than people can look through', async () => {
    const api = fakeApi((command) => command.do === 'complete')

    await play(api, () => api.known.size >= 24)

    expect(api.known.size).toBeLessThanOrEqual(24)
  })
})
