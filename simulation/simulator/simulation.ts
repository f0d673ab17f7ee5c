import { advance } from '../../core/calendar/advance.ts'
import { elapsed } from '../../core/calendar/elapsed.ts'
import { formatInstant } from '../../core/calendar/format-instant.ts'
import { reopenableUntil } from '../../core/commands/words/reopen.ts'
import type { Actor, CaseCommand } from '../../core/contract/case-command.ts'
import type { Command } from '../../core/contract/command.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { SimulationResult } from '../../core/contract/rehearsal.ts'
import type { Token } from '../../core/contract/state.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'
import { chanceOf } from '../chance/chance.ts'
import { type Draw, durationDraw, happens } from '../chance/draw.ts'
import { Agenda } from './agenda.ts'
import { type Arrival, arrivalsOf, beginningOf, mainCalendar } from './arrivals.ts'
import { assumptionsOf, drawFacts, type IntakeAssumption, intakeAssumption } from './assumptions.ts'
import { CaseRunner } from './case-runner.ts'
import { dueFirst } from './due-first.ts'
import { nextMoveAt } from './next-move.ts'
import type { SimulationInput } from './simulate.ts'
import { isGoingOn, type RunningCase, type SimulatedPlan, tokenAt, type Work } from './simulated-work.ts'
import { PlanTally } from './tally.ts'
import { TeamPool } from './team-pool.ts'

/** What is still to happen. */
type Happening =
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  | { readonly kind: 'workDone'; readonly work: Work; readonly beganAt: Instant }
  | { readonly kind: 'answer'; readonly work: Work }
  | { readonly kind: 'command'; readonly case: RunningCase; readonly token: Token; readonly command: CaseCommand }
  | { readonly kind: 'reopen'; readonly case: RunningCase }
  | { readonly kind: 'tick'; readonly case: RunningCase }
  | { readonly kind: 'wake'; readonly pool: TeamPool<Work> }

const person: Actor = { kind: 'person' }
const customer: Actor = { kind: 'customer' }
const system: Actor = { kind: 'key' }
/** The team of work that no team has. */
const noTeam = '-'

/** A simulation under way: what is still to happen, the people, and what was counted. */
export class Simulation {
  readonly #input: SimulationInput
  readonly #agenda = new Agenda<Happening>()
  readonly #arrivals: Iterator<Arrival>
  readonly #intake: IntakeAssumption
  readonly #reopensAfter: Draw<Millis> | null
  readonly #pools = new Map<string, TeamPool<Work>>()
  readonly #plans = new Map<string, SimulatedPlan>()
  readonly #runner: CaseRunner
  readonly #open = new Set<RunningCase>()
  readonly #outcomes = new Map<string, number>()
  #begun = 0
  #ended = 0
  #reopened = 0
  #fromAt: Instant
  #toAt: Instant

  constructor(input: SimulationInput) {
    const { plan, profile, calendars, seed } = input
    const calendar = mainCalendar(plan)
    this.#input = input
    this.#intake = intakeAssumption(plan, profile)
    this.#reopensAfter = profile.reopens === undefined ? null : durationDraw(profile.reopens.after)
    this.#runner = new CaseRunner({
      planOf: (parent, command) => this.#startedPlan(parent, command),
      calendarOf: (by, id) => (by === 'team' ? (calendars.get(profile.teams?.[id]?.calendar ?? '') ?? null) : null),
      onMoved: (moved, at) => this.#follow(moved, at),
      onResolved: (resolved, at) => this.#resolved(resolved, at),
      watch: input.watch,
    })
    this.#arrivals = arrivalsOf(profile, calendars, calendar, chanceOf(seed, 0))[Symbol.iterator]()
    this.#fromAt = this.#awaitArrival() ?? beginningOf(profile, calendar)
    this.#toAt = this.#fromAt
  }

  /** How many of the cases that came in have ended. */
  get endedCount(): number {
    return this.#ended
  }

  /** Lets the next thing happen; false when nothing is left. */
  happenNext(): boolean {
    const next = this.#agenda.next()
    if (next === undefined) return false
    const { at, what } = next
    switch (what.kind) {
      case 'arrival':
        this.#arrive(what.arrival)
        break
      case 'workDone':
        if (what.work.state === 'busy' && what.work.beganAt === what.beganAt) this.#endPart(what.work, at)
        break
      case 'answer':
        if (what.work.state === 'asked') this.#command(what.work.case, { do: 'message' }, at, customer)
        break
      case 'command':
        if (tokenAt(what.case.state, what.token.id, what.token.enteredSeq) !== null) {
          this.#command(what.case, what.command, at, what.command.do === 'external' ? system : customer)
        }
        break
      case 'reopen':
        this.#reopen(what.case, at)
        break
      case 'tick':
        if (!what.case.isOver && what.case.tickAt === at) this.#runner.apply(what.case, { kind: 'tick', at })
        break
      case 'wake':
        if (what.pool.wakesAt === at) {
          what.pool.wakesAt = null
          this.#serve(what.pool, at)
        }
    }
    return true
  }

  /** What was found, once nothing is left to happen. */
  result(): SimulationResult {
    for (const left of this.#open) this.#leave(left)
    const plans = [...this.#plans].sort(([a], [b]) => (a < b ? -1 : 1))
    const teams = [...this.#pools].sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      cases: this.#begun,
      seed: this.#input.seed,
      from: formatInstant(this.#fromAt),
      to: formatInstant(this.#toAt),
      ended: this.#ended,
      unfinished: this.#begun - this.#ended,
      outcomes: Object.fromEntries([...this.#outcomes].sort(([a], [b]) => (a < b ? -1 : 1))),
      reopened: this.#reopened,
      clocks: Object.fromEntries(plans.flatMap(([prefix, { tally }]) => tally.clocks(prefix))),
      byStage: Object.fromEntries(plans.flatMap(([prefix, { tally }]) => tally.stages(prefix))),
      byNode: Object.fromEntries(plans.flatMap(([prefix, { tally }]) => tally.nodes(prefix))),
      teams: Object.fromEntries(teams.map(([id, pool]) => [id, pool.summary(this.#fromAt, this.#toAt)])),
    }
  }

  #planNamed(prefix: string, plan: Plan): SimulatedPlan {
    const known = this.#plans.get(prefix)
    if (known !== undefined) return known
    const made = { plan, assumptions: assumptionsOf(plan, this.#input.profile, prefix), tally: new PlanTally(plan) }
    this.#plans.set(prefix, made)
    return made
  }

  /** A child is known by the node that it runs in; a flow that an escalation starts, by its own id. */
  #startedPlan(parent: RunningCase, { flow, ref }: Extract<Command, { kind: 'startCase' }>): SimulatedPlan | null {
    const { others, plan: main } = this.#input
    const plan = others.get(flow) ?? (flow === main.id ? main : undefined)
    if (plan === undefined) return null
    const node = ref === null ? undefined : parent.state.tokens.find((token) => token.ref === ref)?.node
    return this.#planNamed(`${node === undefined ? '' : parent.of.assumptions.prefix}${node ?? flow}/`, plan)
  }

  #awaitArrival(): Instant | null {
    const next = this.#arrivals.next()
    if (next.done === true) return null
    this.#agenda.add(next.value.at, { kind: 'arrival', arrival: next.value })
    return next.value.at
  }

  #arrive({ at, given }: Arrival): void {
    this.#begun += 1
    if (at > this.#toAt) this.#toAt = at
    const chance = chanceOf(this.#input.seed, this.#begun)
    const drawn = this.#intake.facts(chance)
    const channel = this.#intake.channel(chance)
    const facts = given.facts === undefined ? drawn : { ...drawn, ...given.facts }
    const by = given.channel ?? channel
    const id = `s${this.#begun}`
    const intake = by === null ? { id, facts } : { id, facts, channel: by }
    if (this.#begun < this.#input.cases) this.#awaitArrival()
    this.#runner.begin(this.#planNamed('', this.#input.plan), intake, at, chance, null)
  }

  #command(to: RunningCase, command: CaseCommand, at: Instant, actor: Actor = person): void {
    this.#runner.apply(to, { kind: 'command', at, actor, command })
  }

  /** Sees to it that people and customers do what a case needs from where it stands now. */
  #follow(moved: RunningCase, at: Instant): void {
    const { state } = moved
    const entered = state.tokens.filter(({ enteredSeq }) => enteredSeq > moved.seenSeq)
    moved.seenSeq = state.seq
    this.#open.add(moved)
    // Work may end, and leave the list, while it is followed.
    const works = moved.works.slice()
    for (const work of works) this.#followWork(work, at)
    for (const token of entered) this.#enter(moved, token, at)
    // Whoever took up work at once has moved the case on, and followed it from there.
    if (moved.state !== state) return
    if ((state.phase === 'closed' || state.phase === 'cancelled') && moved.reopensAt === null) {
      this.#ended += moved.of.assumptions.prefix === '' ? 1 : 0
      this.#leave(moved)
      return
    }
    const tickAt = nextMoveAt(moved.of, state)
    if (tickAt !== null && tickAt !== moved.tickAt) this.#agenda.add(tickAt, { kind: 'tick', case: moved }, true)
    moved.tickAt = tickAt
  }

  #followWork(work: Work, at: Instant): void {
    const { state } = work.case
    if (!isGoingOn(work, state)) this.#dropWork(work, at)
    else if (work.state === 'asked' && !state.waits.some(({ reason }) => reason === 'customer')) {
      work.isAfterAnswer = true
      this.#queueWork(work, at)
    } else if (work.state === 'queued' && state.tokens.length === 1 && work.team !== state.team) {
      this.#withdraw(work, at)
      this.#queueWork(work, at)
    }
  }

  #enter(entered: RunningCase, token: Token, at: Instant): void {
    const { of, state, chance } = entered
    if (tokenAt(state, token.id, token.enteredSeq) === null) return
    const node = of.plan.nodes[token.node]
    if (node?.kind === 'task') this.#beginTask(entered, token, node, at)
    else if (node?.kind === 'survey') {
      const how = of.assumptions.surveys.get(node.id)
      if (how === undefined || !happens(how.answered, chance)) return
      const command: CaseCommand = { do: 'answer', node: node.id, score: how.score(chance) }
      this.#agenda.add(at + how.after(chance), { kind: 'command', case: entered, token, command })
    } else if (node?.kind === 'wait') {
      const how = of.assumptions.events.get(node.id)
      if (how === undefined || how.command === null || !happens(how.share, chance)) return
      this.#agenda.add(at + how.after(chance), { kind: 'command', case: entered, token, command: how.command })
    }
  }

  #beginTask(entered: RunningCase, token: Token, node: Work['node'], at: Instant): void {
    const how = entered.of.assumptions.tasks.get(node.id)
    if (how === undefined) throw new Error(`nothing is assumed of the task ${node.id}`)
    const takesMs = how.takes(entered.chance)
    const asks = happens(how.asksShare, entered.chance)
    const partMs = asks ? Math.floor(takesMs / 2) : takesMs
    const work: Work = {
      case: entered,
      token: token.id,
      enteredSeq: token.enteredSeq,
      node,
      how,
      team: node.queue.team ?? entered.state.team,
      pool: this.#poolOf(node.queue.team ?? entered.state.team),
      state: 'queued',
      queued: null,
      queuedAt: at,
      waitedMs: 0,
      beganAt: at,
      partMs,
      restMs: takesMs - partMs,
      workedMs: 0,
      asks,
      isAfterAnswer: false,
    }
    entered.works.push(work)
    this.#queueWork(work, at)
  }

  /** Puts work into the queue of the team that has the case now. */
  #queueWork(work: Work, at: Instant): void {
    const { state, of } = work.case
    if (state.tokens.length === 1) work.team = state.team
    work.pool = this.#poolOf(work.team)
    work.state = 'queued'
    work.queuedAt = at
    const isDueFirst = this.#input.profile.order !== 'arrival' && work.pool.hasOrder(at)
    work.queued = work.pool.add(work, isDueFirst ? dueFirst(of.plan, state) : at, at)
    this.#serve(work.pool, at)
  }

  #withdraw(work: Work, at: Instant): void {
    if (work.queued !== null) work.pool.withdraw(work.queued, at)
    work.queued = null
    work.waitedMs += at - work.queuedAt
  }

  /** The case went on without this work: by a timer, another branch, or its end. */
  #dropWork(work: Work, at: Instant): void {
    const { works } = work.case
    works.splice(works.indexOf(work), 1)
    const was = work.state
    work.state = 'over'
    if (was === 'queued') this.#withdraw(work, at)
    if (was !== 'busy') return
    work.pool.release(elapsed(work.pool.calendar, work.beganAt, at), false)
    this.#serve(work.pool, at)
  }

  #poolOf(team: string | null): TeamPool<Work> {
    const id = team ?? noTeam
    const known = this.#pools.get(id)
    if (known !== undefined) return known
    const { profile, calendars, plan } = this.#input
    const how = profile.teams?.[id] ?? {}
    const pool = new TeamPool<Work>(how, calendars.get(how.calendar ?? '') ?? mainCalendar(plan), this.#fromAt)
    this.#pools.set(id, pool)
    return pool
  }

  /** Whoever is free takes what comes next; if more people come later, they look again then. */
  #serve(pool: TeamPool<Work>, at: Instant): void {
    for (let work = pool.take(at); work !== null; work = pool.take(at)) this.#beginPart(work, at)
    const wakesAt = pool.nextChangeAt(at)
    if (wakesAt !== null && wakesAt !== pool.wakesAt) this.#agenda.add(wakesAt, { kind: 'wake', pool })
    pool.wakesAt = wakesAt
  }

  #beginPart(work: Work, at: Instant): void {
    const { how, case: of } = work
    work.queued = null
    work.state = 'busy'
    work.waitedMs += at - work.queuedAt
    work.beganAt = at
    const isFirst = how.reply === 'first' && of.state.firstReplyAt === null
    if (isFirst || (how.reply !== 'never' && (how.reply === 'start' || work.isAfterAnswer))) {
      this.#command(of, { do: 'reply' }, at)
    }
    if (work.state !== 'busy') return
    const endsAt = advance(work.pool.calendar, at, work.partMs)
    if (endsAt === null) throw new ProblemError('rehearsal.beyond-range', { cases: this.#begun })
    this.#agenda.add(endsAt, { kind: 'workDone', work, beganAt: at })
  }

  #endPart(work: Work, at: Instant): void {
    const { pool, how, case: of } = work
    if (at > this.#toAt) this.#toAt = at
    work.state = work.asks ? 'asked' : 'over'
    work.workedMs += work.partMs
    pool.release(work.partMs, !work.asks)
    if (work.asks) {
      work.asks = false
      work.partMs = work.restMs
      this.#agenda.add(at + how.answerAfter(of.chance), { kind: 'answer', work })
      this.#command(of, { do: 'wait', reason: 'customer' }, at)
    } else this.#complete(work, at)
    this.#serve(pool, at)
  }

  #complete(work: Work, at: Instant): void {
    const { how, case: of, node } = work
    const outcome = how.outcome(of.chance)
    of.works.splice(of.works.indexOf(work), 1)
    of.of.tally.countWork(node.id, node.stage, work.waitedMs, work.workedMs, outcome)
    if (how.reply === 'end') this.#command(of, { do: 'reply' }, at)
    if (!isGoingOn(work, of.state)) return
    const facts = drawFacts(how.sets, of.chance)
    for (const [fact, valueOf] of how.requires) {
      if (!Object.hasOwn(of.state.facts, fact)) facts[fact] = valueOf(of.chance, at)
    }
    this.#command(of, { do: 'complete', node: node.id, outcome, facts }, at)
  }

  #resolved(resolved: RunningCase, at: Instant): void {
    const { reopens } = this.#input.profile
    if (reopens === undefined || this.#reopensAfter === null || resolved.of.assumptions.prefix !== '') return
    if (!happens(reopens.share, resolved.chance)) return
    resolved.reopensAt = at + this.#reopensAfter(resolved.chance)
    this.#agenda.add(resolved.reopensAt, { kind: 'reopen', case: resolved })
  }

  #reopen(back: RunningCase, at: Instant): void {
    if (back.reopensAt !== at) return
    back.reopensAt = null
    const untilAt = reopenableUntil(back.of.plan, back.state)
    if (back.state.phase === 'open' || back.state.phase === 'cancelled' || (untilAt !== null && untilAt < at)) {
      this.#follow(back, at)
      return
    }
    this.#reopened += 1
    this.#command(back, { do: 'reopen' }, at, customer)
  }

  /** Counts a case that has ended, or one that waits for something that never comes as it stands when the simulation ends. */
  #leave(left: RunningCase): void {
    left.isOver = true
    this.#open.delete(left)
    const { of, state } = left
    const isEnded = state.phase === 'closed' || state.phase === 'cancelled'
    if (!isEnded && state.at < this.#toAt) this.#runner.lookAgain(left, this.#toAt)
    of.tally.countClocks(left.state)
    if (left.stageSinceAt !== null) of.tally.countStage(left.state.stage, this.#toAt - left.stageSinceAt)
    if (of.assumptions.prefix !== '') return
    const outcome = isEnded ? (state.outcome ?? state.phase) : 'unfinished'
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1)
  }
}
