import { setTimeout as sleep } from 'node:timers/promises'
import type { Language } from '../../core/contract/language.ts'
import type { WireCaseSummary } from '../../core/contract/wire.ts'
import { words as english } from '../../locales/en/demo/words.ts'
import { words as chinese } from '../../locales/zh-CN/demo/words.ts'
import type { NewCase, NewCommand } from '../../sdk/cases.ts'
import type { Pledge } from '../../sdk/index.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { demoFlowId } from './demo-documents.ts'
import type { DemoAgent } from './demo-people.ts'

export interface DemoTeamOptions {
  readonly pledge: Pledge
  /** What customers ask; taken over and over, under new ids. */
  readonly requests: readonly NewCase[]
  readonly agents: readonly DemoAgent[]
  /** Makes the ids of this run unlike those of other runs. */
  readonly runId: string
  /** 0 ≤ n < 1. */
  readonly random: () => number
  /** Seconds of the demo last this many milliseconds; 1,000 but in tests. */
  readonly secondMs?: number
  readonly signal: AbortSignal
}

const words = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>
const firstCases = 10
const mostOpen = 24

/** Customers who ask and three people who answer, too few for all, until the signal says that it is enough. */
export async function runDemoTeam(options: DemoTeamOptions): Promise<void> {
  const desk = makeDesk(options)
  const work = [runCustomers(options, desk), ...options.agents.map((agent) => runAgent(options, desk, agent))]
  await Promise.all(work.map((one) => one.catch(ignoreAbort(options.signal))))
}

interface Desk {
  pause(fromSeconds: number, toSeconds: number): Promise<void>
  oneOf(texts: readonly string[]): string
  chance(share: number): boolean
  /** Gives a command; a case that does not take it any more is nothing to worry about. */
  tell(id: string, command: NewCommand): Promise<boolean>
}

function makeDesk({ pledge, random, secondMs = 1_000, signal }: DemoTeamOptions): Desk {
  return {
    pause: (from, to) => sleep((from + random() * (to - from)) * secondMs, undefined, { signal }),
    oneOf: (texts) => texts[Math.floor(random() * texts.length)] ?? '',
    chance: (share) => random() < share,
    async tell(id, command) {
      try {
        await pledge.cases.do(id, command, { signal })
        return true
      } catch (error) {
        if (isPledgeError(error) && error.status >= 400 && error.status < 500) return false
        throw error
      }
    },
  }
}

async function runCustomers({ pledge, requests, runId, signal }: DemoTeamOptions, desk: Desk): Promise<void> {
  for (let count = 0; !signal.aborted; count += 1) {
    const request = requests[count % requests.length]
    if (request === undefined) return
    const { items } = await pledge.cases.list({ flow: demoFlowId, state: 'open', limit: mostOpen }, { signal })
    if (items.length < mostOpen) await pledge.cases.create(demoCase(request, `demo-${runId}-${count + 1}`), { signal })
    await (count < firstCases ? desk.pause(0.2, 0.5) : desk.pause(3, 8))
  }
}

/** The same request on the demo's flow; only the facts that it knows. */
function demoCase(request: NewCase, id: string): NewCase {
  const category = request.facts?.['category']
  const { facts: _, ...rest } = request
  return { ...rest, id, flow: demoFlowId, ...(category === undefined ? {} : { facts: { category } }) }
}

async function runAgent({ pledge, signal }: DemoTeamOptions, desk: Desk, agent: DemoAgent): Promise<void> {
  while (!signal.aborted) {
    const query = { flow: demoFlowId, state: 'open', sort: 'nextDue', limit: 30 } as const
    const { items } = await pledge.cases.list(query, { signal })
    const next = items.find(({ assignee }) => assignee === null || assignee === agent.id)
    if (next === undefined) await desk.pause(1, 3)
    else await handle(desk, agent, next)
  }
}

async function handle(desk: Desk, agent: DemoAgent, found: WireCaseSummary): Promise<void> {
  const { id, subject } = found
  const text = words[/\p{Script=Han}/u.test(subject ?? '') ? 'zh-CN' : 'en']
  if (found.assignee === null && !(await desk.tell(id, { do: 'assign', agent: agent.id }))) return
  await desk.pause(3, 9)
  await desk.tell(id, { do: 'reply', text: desk.oneOf(text.reply) })
  if (desk.chance(0.3)) {
    await desk.tell(id, { do: 'reply', text: desk.oneOf(text.question) })
    await desk.tell(id, { do: 'wait', reason: 'customer' })
    await desk.pause(5, 12)
    await desk.tell(id, { do: 'message', text: desk.oneOf(text.answer) })
  }
  await desk.pause(5, 15)
  await desk.tell(id, { do: 'reply', text: desk.oneOf(text.solution) })
  if (!(await desk.tell(id, { do: 'complete', node: 'work', outcome: 'solved' }))) return
  if (!desk.chance(0.7)) return
  const isGlad = desk.chance(found.isLate ? 0.3 : 0.85)
  await desk.pause(1, 3)
  const score = isGlad ? 5 : 2
  await desk.tell(id, { do: 'answer', node: 'ask', score, text: desk.oneOf(isGlad ? text.praise : text.blame) })
}

function ignoreAbort(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!signal.aborted) throw error
  }
}
