import { currentBehaviour } from '../../../core/behaviours.ts'
import { allowedCommands } from '../../../core/commands/allowed-commands.ts'
import { checkCommand } from '../../../core/commands/check-command.ts'
import type { Command } from '../../../core/contract/command.ts'
import type { CaseEvent } from '../../../core/contract/event.ts'
import type { Plan } from '../../../core/contract/plan.ts'
import type { CaseFacts, CaseState } from '../../../core/contract/state.ts'
import type { CaseStart } from '../../../core/contract/temporal.ts'
import { commitOf } from '../../../core/project/commit-of.ts'
import { nextDeadline } from '../../../core/step/next-deadline.ts'
import { step } from '../../../core/step/step.ts'
import { evaluateCommand } from '../../../rules/evaluate-command.ts'
import type { CaseEngine, CommandOutcome, SentCommand, StartOutcome } from '../../../server/engine/case-engine.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { getPlan } from '../../../store/documents/plans.ts'
import type { Store } from '../../../store/store.ts'

interface LiveCase {
  readonly plan: Plan
  readonly number: number
  state: CaseState
}

/** Runs cases by core's own step over the store, without Temporal; what is up and what is down can be chosen. */
export class MemoryEngine implements CaseEngine {
  isUp = true
  hasWorker = true
  /** Commands that were kept while no worker answered. */
  readonly kept: { readonly caseId: string; readonly sent: SentCommand }[] = []
  readonly started: { readonly caseId: string; readonly start: CaseStart }[] = []
  readonly #store: Store
  readonly #cases = new Map<string, LiveCase>()

  constructor(store: Store) {
    this.#store = store
  }

  async start(caseId: string, start: CaseStart): Promise<StartOutcome> {
    if (!this.isUp) return 'unreachable'
    if (this.started.some((other) => other.caseId === caseId)) return 'exists'
    this.started.push({ caseId, start })
    if (this.hasWorker) await this.#create(caseId, start)
    return 'started'
  }

  async command(caseId: string, sent: SentCommand): Promise<CommandOutcome> {
    if (!this.isUp) return { kind: 'unreachable' }
    const live = this.#cases.get(caseId)
    if (!this.hasWorker) {
      this.kept.push({ caseId, sent })
      return { kind: 'kept' }
    }
    if (live === undefined || live.state.isFinished) return { kind: 'over' }
    const { commandId, actor, command } = sent
    const at = Math.max(sent.at, live.state.at)
    await this.#letPass(live, at)
    const isNew = !live.state.commandIds.includes(commandId)
    if (isNew) {
      const checked = checkCommand(live.plan, live.state, command, at)
      if (!checked.ok) {
        const { code, params } = checked.problem
        return { kind: 'refused', code, params, allowed: allowedCommands(live.plan, live.state) }
      }
      await this.#apply(live, { kind: 'command', at, actor, command: checked.command, commandId })
    }
    const { seq, phase, stage } = live.state
    return { kind: 'applied', answer: { applied: true, isNew, seq, phase, stage } }
  }

  async isReachable(): Promise<boolean> {
    return this.isUp
  }

  /** Lets everything happen in all cases that is due at `at` or before. */
  async passTo(at: number): Promise<void> {
    for (const live of this.#cases.values()) {
      await this.#letPass(live, at + 1)
    }
  }

  async #create(caseId: string, start: CaseStart): Promise<void> {
    const plan = await getPlan(this.#store, start.plan?.hash ?? '')
    if (plan === null) throw new Error('the server named a plan that is not there')
    const { number = 0, at, actor = { kind: 'system' }, commandId, facts = {}, customer = {} } = start
    const known = Object.entries(customer).map(([field, value]) => [`customer.${field}`, value])
    const intake = {
      id: caseId,
      facts: { ...facts, ...(Object.fromEntries(known) as CaseFacts) },
      ...(start.channel === undefined ? {} : { channel: start.channel }),
      ...(start.team === undefined ? {} : { team: start.team }),
      ...(start.links === undefined ? {} : { links: start.links }),
    }
    const event = {
      kind: 'create',
      at: Number(at),
      actor,
      intake,
      behaviour: currentBehaviour,
      ...(commandId === undefined ? {} : { commandId }),
    } as const
    const [state, commands] = step(plan, null, event)
    const live: LiveCase = { plan, number, state }
    this.#cases.set(caseId, live)
    await commitStep(this.#store, commitOf(plan, null, state, commands, number))
    await this.#perform(live, commands)
  }

  async #letPass(live: LiveCase, before: number): Promise<void> {
    for (;;) {
      const due = nextDeadline(live.plan, live.state)
      if (due === null || due.at >= before) return
      await this.#apply(live, { kind: 'tick', at: due.at })
    }
  }

  async #apply(live: LiveCase, event: CaseEvent): Promise<void> {
    const before = live.state
    const [state, commands] = step(live.plan, before, event)
    live.state = state
    await commitStep(this.#store, commitOf(live.plan, before, state, commands, live.number))
    await this.#perform(live, commands)
  }

  async #perform(live: LiveCase, commands: readonly Command[]): Promise<void> {
    for (const command of commands) {
      if (command.kind === 'evaluate') {
        const verdict = await evaluateCommand(live.plan, live.state, command)
        await this.#apply(live, { kind: 'verdict', at: command.at, ref: command.ref, verdict })
      }
      if (command.kind === 'perform') {
        await this.#apply(live, { kind: 'performed', at: command.at, ref: command.ref, ok: true })
      }
    }
  }
}
