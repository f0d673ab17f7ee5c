import type { NewCommand } from '../../sdk/cases.ts'
import type { Pledge } from '../../sdk/pledge.ts'
import { PledgeError } from '../../sdk/pledge-error.ts'
import { type Chance, chanceOf } from './chance.ts'
import { pause } from './chaos-house.ts'

/** What a caller was told. `unknown`: nothing, or that the system is away; then it may have happened or not. */
export type Told = 'done' | 'kept' | 'refused' | 'unknown'

/** Something that was asked of the system, and what was answered. */
export interface Asked<T> {
  readonly what: T
  readonly sentAt: number
  readonly answeredAt: number
  readonly told: Told
}

/** One case of the traffic, from the caller's side. */
export interface CaseLog {
  readonly id: string
  readonly amount: number
  readonly created: Asked<null>
  /** In the order in which they were sent, each after the answer to the one before. */
  readonly commands: readonly Asked<NewCommand & { readonly commandId: string }>[]
}

export interface TrafficPlan {
  readonly seed: number
  readonly cases: number
  /** How many callers work at once. */
  readonly callers: number
  /** The longest pause between two commands of a caller. */
  readonly longestPauseMs: number
  /** Called when another case begins. */
  readonly onCase: (begun: number) => void
}

/** Callers who start cases and work on them by chance, one command after the other, through the API. Resolves with all that was asked. */
export async function runTraffic(pledge: Pledge, plan: TrafficPlan): Promise<readonly CaseLog[]> {
  const logs: CaseLog[] = []
  let begun = 0
  const call = async (): Promise<void> => {
    while (begun < plan.cases) {
      begun += 1
      plan.onCase(begun)
      logs.push(await workOnCase(pledge, plan, begun))
    }
  }
  await Promise.all(Array.from({ length: plan.callers }, call))
  return logs
}

async function workOnCase(pledge: Pledge, plan: TrafficPlan, number: number): Promise<CaseLog> {
  const chance = chanceOf(plan.seed * 100_003 + number)
  const id = `chaos-${number}`
  const amount = chance.between(1, 2_000)
  const created = await ask(null, () =>
    pledge.cases.create({ id, flow: 'nine-steps', facts: { amount }, channel: 'email', message: 'It does not work.' }),
  )
  const commands: CaseLog['commands'][number][] = []
  const count = created.told === 'unknown' ? 0 : chance.between(3, 9)
  for (let index = 0; index < count; index++) {
    await pause(chance.between(0, plan.longestPauseMs))
    const command = { ...randomCommand(chance, index, count), commandId: `${id}-${index}` }
    commands.push(await ask(command, () => pledge.cases.do(id, command)))
  }
  return { id, amount, created, commands }
}

/** Sends every case one last command, after which it has answered to all that was kept for it. */
export async function noteInEach(pledge: Pledge, logs: readonly CaseLog[]): Promise<readonly CaseLog[]> {
  const left = [...logs]
  const noted: CaseLog[] = []
  const call = async (): Promise<void> => {
    for (let log = left.pop(); log !== undefined; log = left.pop()) {
      const { id, commands } = log
      const last = { do: 'note', text: 'The last word.', commandId: `${id}-last` } as const
      noted.push({ ...log, commands: [...commands, await ask(last, () => pledge.cases.do(id, last))] })
    }
  }
  await Promise.all(Array.from({ length: 8 }, call))
  return noted
}

async function ask<T>(what: T, send: () => Promise<{ readonly isKept: boolean }>): Promise<Asked<T>> {
  const sentAt = Date.now()
  const told = await send().then(
    ({ isKept }): Told => (isKept ? 'kept' : 'done'),
    (error: unknown): Told => {
      if (!(error instanceof PledgeError)) throw error
      const { status } = error
      if (status >= 400 && status < 500 && status !== 429) return 'refused'
      if (status === 0 || status === 429 || status === 503) return 'unknown'
      throw error
    },
  )
  return { what, sentAt, answeredAt: Date.now(), told }
}

/** Mostly what agents and customers do in between; towards the end of a case what ends it; now and then what it cannot allow. */
function randomCommand(chance: Chance, index: number, count: number): NewCommand {
  const isLate = index >= count - 2
  if (isLate && chance.next() < 0.6) {
    return chance.pick<NewCommand>([
      { do: 'complete', node: 'work', outcome: 'solved' },
      { do: 'complete', node: 'work', outcome: 'solved' },
      { do: 'answer', score: chance.between(1, 5) },
      { do: 'cancel' },
      { do: 'reopen' },
    ])
  }
  return chance.pick<NewCommand>([
    { do: 'assign', agent: chance.pick(['ann', 'bo', 'chen']) },
    { do: 'reply', public: true, text: 'We are looking into it.' },
    { do: 'note', text: 'Called back, nobody answered.' },
    { do: 'message', text: 'Is there any news?' },
    { do: 'set', facts: { amount: 10_000 + index } },
    { do: 'tag', add: [`tag-${index}`] },
    { do: 'wait', reason: 'customer' },
    { do: 'wait', reason: 'supplier' },
    { do: 'resume' },
    { do: 'answer', score: 3 },
  ])
}
