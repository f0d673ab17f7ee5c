import { currentBehaviour } from '../../core/behaviours.ts'
import { advance } from '../../core/calendar/advance.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Actor, CaseCommand } from '../../core/contract/case-command.ts'
import type { Command } from '../../core/contract/command.ts'
import type { CaseCommit } from '../../core/contract/commit.ts'
import type { CaseEvent } from '../../core/contract/event.ts'
import type { FactValue } from '../../core/contract/facts.ts'
import type { Plan, PlanNodeOf } from '../../core/contract/plan.ts'
import type { CaseState, Token } from '../../core/contract/state.ts'
import { choicesOf } from '../../core/facts/built-in-facts.ts'
import { commitOf } from '../../core/project/commit-of.ts'
import { nextDeadline } from '../../core/step/next-deadline.ts'
import { step } from '../../core/step/step.ts'
import { decideCommand } from '../../rules/evaluate-command.ts'
import { type Chance, chanceOf } from '../../simulation/chance/chance.ts'
import { happens, nameDraw } from '../../simulation/chance/draw.ts'
import { Agenda } from '../../simulation/simulator/agenda.ts'
import {
  type Agent,
  answerAfterMs,
  intakeOf,
  reopensAfterMs,
  type ServiceCentre,
  scoreOf,
  surveyAfterMs,
  type WorkInHand,
} from './service-centre.ts'

/** What the lives of seeded cases have in common. */
export interface SeedWorld {
  readonly seed: number
  readonly centre: ServiceCentre
  /** By the id of the flow. */
  readonly plans: ReadonlyMap<string, Plan>
  readonly calendar: CompiledCalendar
  /** Now: what is still to come then has not happened. */
  readonly untilAt: number
}

/** A case as it stands now, with everything that has happened to it. */
export interface SeededCase {
  readonly commit: CaseCommit
  readonly customerId: string
}

type Happening =
  | { readonly kind: 'take' | 'work' | 'ask'; readonly token: Token; readonly agent: Agent | null }
  | { readonly kind: 'command'; readonly token: Token | null; readonly command: CaseCommand; readonly actor: Actor }

const customer: Actor = { kind: 'customer' }
const system: Actor = { kind: 'system' }
/** Which of a task's outcomes people choose how often, where it is not the first. */
const seldom: Readonly<Record<string, number>> = { specialist: 0.12, declined: 0.08, refused: 0.07, back: 0.06 }

/** Lives the life of one case by itself: core takes each step, chance says what people do. The same case for the same world and number. */
export function liveSeededCase(world: SeedWorld, number: number, createdAt: number): SeededCase {
  return new Life(world, number, createdAt).live()
}

class Life {
  readonly #world: SeedWorld
  readonly #number: number
  readonly #createdAt: number
  readonly #chance: Chance
  readonly #agenda = new Agenda<Happening>()
  readonly #records: Command[] = []
  #state: CaseState | null = null
  #plan: Plan
  #seenSeq = 0
  #commands = 0
  #hasComeBack = false

  constructor(world: SeedWorld, number: number, createdAt: number) {
    this.#world = world
    this.#number = number
    this.#createdAt = createdAt
    this.#chance = chanceOf(world.seed, number)
    this.#plan = [...world.plans.values()][0] as Plan
  }

  live(): SeededCase {
    const { flow, facts, channel, customer: who } = intakeOf(this.#world.centre, this.#chance)
    const plan = this.#world.plans.get(flow)
    if (plan === undefined) throw new Error(`there is no plan of the flow ${flow}`)
    this.#plan = plan
    const intake = { id: `seed-${this.#world.seed}-${this.#number}`, facts, channel }
    this.#happen({ kind: 'create', at: this.#createdAt, actor: system, intake, behaviour: currentBehaviour })
    for (let next = this.#next(); next !== null; next = this.#next()) next()
    const { untilAt } = this.#world
    const state = this.#stateNow()
    if (!state.isFinished && state.at < untilAt) this.#happen({ kind: 'tick', at: untilAt })
    const commit = commitOf(plan, null, this.#stateNow(), this.#records, this.#number)
    return { commit: { ...commit, jobs: [] }, customerId: who.id }
  }

  #stateNow(): CaseState {
    if (this.#state === null) throw new Error('the case has not begun')
    return this.#state
  }

  /** What happens next, of what people do and what time brings; null when nothing does before now. */
  #next(): (() => void) | null {
    const state = this.#stateNow()
    const { untilAt } = this.#world
    const deadlineAt = state.isFinished ? null : (nextDeadline(this.#plan, state)?.at ?? null)
    const next = this.#agenda.next()
    if (next !== undefined && (deadlineAt === null || next.at <= deadlineAt)) {
      return next.at > untilAt ? null : () => this.#do(next.at, next.what)
    }
    if (next !== undefined) this.#agenda.add(next.at, next.what)
    if (deadlineAt === null || deadlineAt > untilAt) return null
    return () => this.#happen({ kind: 'tick', at: deadlineAt })
  }

  #happen(event: CaseEvent): void {
    const [state, commands] = step(this.#plan, this.#state, event)
    this.#state = state
    for (const command of commands) {
      if (command.kind === 'record') this.#records.push(command)
      else this.#answer(command)
    }
    this.#follow(event.at)
  }

  #answer(command: Command): void {
    const at = this.#stateNow().at
    if (command.kind === 'evaluate') {
      const verdict = { ...decideCommand(this.#plan, this.#stateNow(), command), trace: [] }
      this.#happen({ kind: 'verdict', at, ref: command.ref, verdict })
    } else if (command.kind === 'perform') {
      this.#happen({ kind: 'performed', at, ref: command.ref, ok: !happens(0.01, this.#chance) })
    } else if (command.kind === 'loadCalendar') {
      this.#happen({ kind: 'calendarLoaded', at, by: command.by, calendar: null })
    }
  }

  /** Sees to it that somebody does what the case needs from where it stands now. */
  #follow(at: number): void {
    const state = this.#stateNow()
    const entered = state.tokens.filter(({ enteredSeq }) => enteredSeq > this.#seenSeq)
    this.#seenSeq = state.seq
    for (const token of entered) {
      const node = this.#plan.nodes[token.node]
      if (node?.kind === 'task') this.#queue(token, node, at)
      else if (node?.kind === 'survey') this.#expectAnswer(token, at)
    }
    if (state.phase !== 'resolved' || this.#hasComeBack) return
    this.#hasComeBack = true
    if (happens(0.03, this.#chance)) {
      const command: CaseCommand = { do: 'reopen' }
      this.#agenda.add(at + reopensAfterMs(this.#chance), { kind: 'command', token: null, command, actor: customer })
    }
  }

  #expectAnswer(token: Token, at: number): void {
    if (!happens(0.45, this.#chance)) return
    const isLate = this.#stateNow().breaches.length > 0
    const command: CaseCommand = { do: 'answer', node: token.node, score: scoreOf(isLate, this.#chance) }
    this.#agenda.add(at + surveyAfterMs(this.#chance), { kind: 'command', token, command, actor: customer })
  }

  #work(token: Token, at: number): WorkInHand {
    const { facts, channel, team } = this.#stateNow()
    const node = this.#plan.nodes[token.node] as PlanNodeOf<'task'>
    return { flow: this.#plan.id, node: node.id, team: node.queue.team ?? team, channel: channel ?? '', facts, at }
  }

  #queue(token: Token, node: PlanNodeOf<'task'>, at: number): void {
    const work = this.#work(token, at)
    const { assignee } = this.#stateNow()
    // Whoever has the case already goes on with it.
    const agent =
      this.#world.centre.agents.find(({ id, team }) => id === assignee && team === (node.queue.team ?? team)) ??
      this.#world.centre.agent(work.team, this.#chance)
    this.#later(at, this.#world.centre.queueMs(work, this.#chance), { kind: 'take', token, agent })
  }

  /** After so much open time. */
  #later(at: number, openMs: number, what: Happening): void {
    const then = advance(this.#world.calendar, at, Math.max(1, Math.round(openMs)))
    if (then !== null) this.#agenda.add(then, what)
  }

  #do(at: number, what: Happening): void {
    const state = this.#stateNow()
    const { token } = what
    const isThere =
      token === null || state.tokens.some(({ id, enteredSeq }) => id === token.id && enteredSeq === token.enteredSeq)
    if (!isThere || state.isFinished) return
    if (what.kind === 'command') {
      if (what.command.do !== 'reopen' || state.phase === 'resolved' || state.phase === 'closed') {
        this.#command(what.command, at, what.actor)
      }
      return
    }
    if (token === null || what.agent === null) return
    if (what.kind === 'take') this.#take(token, what.agent, at)
    else if (what.kind === 'ask') this.#ask(token, what.agent, at)
    else this.#complete(token, what.agent, at)
  }

  #command(command: CaseCommand, at: number, actor: Actor): void {
    this.#commands++
    const commandId = `seed-${this.#world.seed}-${this.#number}-${this.#commands}`
    this.#happen({ kind: 'command', at, actor, command, commandId })
  }

  #take(token: Token, agent: Agent, at: number): void {
    const actor: Actor = { kind: 'person', id: agent.id }
    const state = this.#stateNow()
    if (state.assignee !== agent.id) this.#command({ do: 'assign', agent: agent.id }, at, actor)
    if (state.firstReplyAt === null) this.#command({ do: 'reply' }, at, actor)
    const takesMs = this.#world.centre.workMs(this.#work(token, at), agent, this.#chance)
    if (happens(0.12, this.#chance)) this.#later(at, takesMs / 2, { kind: 'ask', token, agent })
    else this.#later(at, takesMs, { kind: 'work', token, agent })
  }

  #ask(token: Token, agent: Agent, at: number): void {
    const actor: Actor = { kind: 'person', id: agent.id }
    this.#command({ do: 'wait', reason: 'customer' }, at, actor)
    const answeredAt = at + answerAfterMs(this.#chance)
    this.#agenda.add(answeredAt, { kind: 'command', token, command: { do: 'message' }, actor: customer })
    const restMs = this.#world.centre.workMs(this.#work(token, answeredAt), agent, this.#chance) / 2
    this.#later(answeredAt, restMs, { kind: 'work', token, agent })
  }

  #complete(token: Token, agent: Agent, at: number): void {
    const actor: Actor = { kind: 'person', id: agent.id }
    const node = this.#plan.nodes[token.node] as PlanNodeOf<'task'>
    const weights = node.outcomes.map(({ id }) => [id, seldom[id] ?? 1] as const)
    const outcome = nameDraw(Object.fromEntries(weights))(this.#chance)
    const known = this.#stateNow().facts
    const missing = node.form.flatMap((entry) =>
      typeof entry !== 'string' && entry.required === true && !Object.hasOwn(known, entry.fact) ? [entry.fact] : [],
    )
    const facts = Object.fromEntries(missing.map((fact) => [fact, this.#valueOf(fact)]))
    const isResolving = node.outcomes.some(({ id, resolves }) => id === outcome && resolves)
    if (isResolving) this.#command({ do: 'reply' }, at, actor)
    if (this.#stateNow().waits.some(({ reason }) => reason === 'customer')) {
      this.#command({ do: 'resume', reason: 'customer' }, at, actor)
    }
    this.#command({ do: 'complete', node: node.id, outcome, facts }, at, actor)
  }

  #valueOf(id: string): FactValue {
    const fact = this.#plan.facts.find((each) => each.id === id)
    if (fact?.type === 'number') return Math.round(this.#chance() * 100)
    if (fact?.type === 'boolean') return this.#chance() < 0.5
    const values = fact === undefined ? [] : (choicesOf(fact) ?? [])
    return values.length === 0 ? `seeded ${id}` : (values[Math.floor(this.#chance() * values.length)] as string)
  }
}
