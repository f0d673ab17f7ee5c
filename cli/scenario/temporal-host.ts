import { randomUUID } from 'node:crypto'
import { checkCommand } from '../../core/commands/check-command.ts'
import type { CommandProblem } from '../../core/commands/command-problem.ts'
import type { Job } from '../../core/contract/commit.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { CaseState } from '../../core/contract/state.ts'
import type { CaseStart } from '../../core/contract/temporal.ts'
import type { Instant } from '../../core/contract/time.ts'
import { checkFacts } from '../../core/facts/check-facts.ts'
import { nextDeadline } from '../../core/step/next-deadline.ts'
import type { ReadScenario } from '../../model/scenario/read-scenario.ts'
import { addressed, childIn, planOf } from '../../simulation/scenario-answers.ts'
import type { ScenarioHost } from '../../simulation/scenario-host.ts'
import { jobsOf, type Play, recordsOf, type ScratchCase, type ScratchWorld } from './scratch-world.ts'
import type { TemporalCases } from './temporal-cases.ts'

/** Temporal as the host of one scenario. */
export interface TemporalHost extends ScenarioHost {
  /** The id of the scenario's case. */
  readonly caseId: string
  /** Ends every workflow of the scenario. */
  end(): Promise<void>
}

interface LiveCase extends ScratchCase {
  state: CaseState
  /** How many of its jobs were looked at. */
  jobsSeen: number
  /** How often it ended, and whether its parent heard of the last time. */
  ends: number
  isTold: boolean
}

/** Steps after which a run is given up. */
const mostSteps = 20_000
const parentWithinMs = 30_000

/**
 * Plays one scenario on Temporal: the same workflow as ever, with its clock in the hands of the driver. Nothing happens
 * by itself, so the order is that of the simulated world: what is asked is answered before anything else happens, and what
 * is due happens in order over all cases, at one instant in the order in which they began.
 */
export function temporalHost(cases: TemporalCases, world: ScratchWorld, ready: ReadScenario): TemporalHost {
  const play: Play = { scenario: ready.scenario, plans: ready.plans }
  const caseId = randomUUID()
  const live = new Map<string, LiveCase>()
  let stepsLeft = mostSteps
  let place = 0

  const look = async (id: string): Promise<LiveCase> => {
    const found = live.get(id)
    if (found === undefined) throw new Error(`no case ${id} in this scenario`)
    found.state = await cases.stateOf(id)
    if (!isOver(found.state)) found.isTold = false
    return found
  }

  const tell = async (id: string, message: Readonly<Record<string, unknown>>): Promise<CommandProblem | null> => {
    stepsLeft -= 1
    if (stepsLeft < 0) throw new ProblemError('scenario.too-much', { limit: mostSteps })
    const answer = await cases.tell(id, message)
    const { plan, state } = await look(id)
    await settle()
    if (answer !== 'over') return answer
    const checked = 'do' in message ? checkCommand(plan, state, message) : null
    return checked?.ok === false ? checked.problem : null
  }

  const start = async (opened: ScratchCase, given: Omit<CaseStart, 'flow' | 'clock'>): Promise<void> => {
    const { id, plan } = opened
    const argument = JSON.parse(JSON.stringify({ ...given, flow: plan.id, clock: 'driven' })) as CaseStart
    await cases.start(id, argument)
    await cases.tell(id, { kind: 'poke' })
    live.set(id, { ...opened, state: await cases.stateOf(id), jobsSeen: 0, ends: 0, isTold: false })
  }

  /** Begins the cases that were asked for, and waits until parents know of children that ended, until nothing is left to do. */
  const settle = async (): Promise<void> => {
    for (;;) {
      const asking = [...live.values()].find((each) => jobsOf(each).length > each.jobsSeen)
      const ended = [...live.values()].find((each) => each.parent !== null && !each.isTold && isOver(each.state))
      if (asking !== undefined) await perform(asking, jobsOf(asking)[asking.jobsSeen++] as Job)
      else if (ended?.parent) {
        ended.isTold = true
        ended.ends += 1
        await takenBy(ended.parent.case, ended.parent.ref, ended.ends)
      } else return
    }
  }

  const perform = async (asking: LiveCase, job: Job): Promise<void> => {
    if (job.kind !== 'startCase') return
    const { id, flow, facts, at, ref } = job
    const plan = planOf(play.plans, flow)
    if (plan !== null) {
      const parent = ref === null ? null : { case: asking.id, ref }
      const opened = world.open(id, play, plan, parent)
      await start(opened, { at, actor: { kind: 'system' }, facts, ...(parent === null ? {} : { parent }) })
    } else if (ref !== null) {
      await cases.tell(asking.id, { kind: 'childEnded', ref, outcome: null, facts: {}, at })
      await look(asking.id)
    }
  }

  /** A child tells its parent by a signal, for whose effect nobody waits but we. A parent that is over waits for nobody. */
  const takenBy = async (parentId: string, ref: string, times: number): Promise<void> => {
    const untilAt = Date.now() + parentWithinMs
    for (;;) {
      const { state, turns } = await look(parentId)
      const heard = turns
        .flatMap(({ events }) => events)
        .filter((each) => each.kind === 'childEnded' && each.ref === ref)
      if (heard.length >= times || !state.tokens.some((token) => token.ref === ref)) break
      if (Date.now() > untilAt) throw new Error(`case ${parentId} does not hear that its child ended`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await cases.tell(parentId, { kind: 'poke' })
    await look(parentId)
  }

  const letPass = async (at: Instant, including: boolean): Promise<void> => {
    for (let due = nextOf(live.values()); due !== null; due = nextOf(live.values())) {
      if (due.at > at || (due.at === at && !including)) return
      await tell(due.id, { kind: 'tick', at: due.at })
    }
  }

  const caseIn = (path: readonly string[]): string | null =>
    path.reduce<string | null>((id, node) => {
      const state = id === null ? undefined : live.get(id)?.state
      const child = state === undefined ? null : childIn(state, node)
      return child !== null && live.has(child) ? child : null
    }, caseId)

  return {
    caseId,
    async begin(began, at, actor) {
      // The id is the stage's own.
      const { id: _id, ...intake } = began
      const problem = checkFacts(play.plans.main, intake.facts ?? {}, true)
      if (problem !== null) return problem
      await start(world.open(caseId, play, play.plans.main), { ...intake, at, actor })
      await settle()
      return null
    },
    async command(input, at, actor) {
      await letPass(at, false)
      const { path, command } = addressed(input)
      const id = caseIn(path)
      if (id === null) return { code: 'command.node-not-open', params: { node: String(input['node']), open: [] } }
      return await tell(id, { ...command, at, actor })
    },
    async publish(publication, at) {
      await letPass(at, false)
      play.plans = publication.plans
      place += 1
      for (const { id, plan, state } of Array.from(live.values())) {
        if (state.isFinished) continue
        const reached = live.get(id) as LiveCase
        if (publication.kind === 'calendar') {
          const version = play.plans.calendars.get(publication.id)?.version ?? null
          if (version !== null) await tell(id, { kind: 'calendarPublished', at, id: publication.id, version })
        } else if (publication.running === 'migrate') {
          const next = planOf(play.plans, plan.id)
          if (next === null) continue
          reached.plan = world.keep(next)
          await tell(id, { kind: 'planPublished', at, hash: reached.plan.hash, place, mapping: {} })
        }
      }
    },
    passTo: (at) => letPass(at, true),
    look: () => look(caseId),
    async story() {
      const main = await look(caseId)
      const verdicts = main.turns.flatMap(({ events }) =>
        events.flatMap((event) => (event.kind === 'verdict' ? [event.verdict] : [])),
      )
      return { records: recordsOf(main), jobs: jobsOf(main), verdicts }
    },
    async end() {
      for (const id of live.keys()) await cases.end(id)
      world.forget(play)
    },
  }
}

function nextOf(all: Iterable<LiveCase>): { readonly id: string; readonly at: Instant } | null {
  let next: { id: string; at: Instant } | null = null
  for (const { id, plan, state } of all) {
    const due = nextDeadline(plan, state)
    if (due !== null && (next === null || due.at < next.at)) next = { id, at: due.at }
  }
  return next
}

function isOver({ phase }: CaseState): boolean {
  return phase === 'closed' || phase === 'cancelled'
}
