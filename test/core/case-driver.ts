import { readClock } from '../../core/clocks/read-clock.ts'
import { checkCommand } from '../../core/commands/check-command.ts'
import type { Command } from '../../core/contract/command.ts'
import type { CaseIntake } from '../../core/contract/event.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { planAfter } from '../../core/step/plan-after.ts'
import { settleBefore } from '../../core/step/settle.ts'
import { step } from '../../core/step/step.ts'

/** Epoch ms of an ISO instant. */
export const at = (text: string): number => Date.parse(text)

/** Drives one case through core as a host does, without a world: commands are only collected. */
export class CaseDriver {
  plan: Plan
  state: CaseState
  readonly commands: Command[] = []

  constructor(plan: Plan, createdAt: string, intake: Partial<CaseIntake> = {}) {
    this.plan = plan
    const [state, commands] = step(plan, null, {
      kind: 'create',
      at: at(createdAt),
      actor: { kind: 'system' },
      intake: { id: 'c1', ...intake },
      behaviour: 1,
    })
    this.state = state
    this.commands.push(...commands)
  }

  take([state, commands]: readonly [CaseState, readonly Command[]]): void {
    this.state = state
    this.commands.push(...commands)
  }

  /** Lets time pass, then does what the words say; a command that is not taken throws its code. */
  do(when: string, input: Record<string, unknown>): void {
    this.take(settleBefore(this.plan, this.state, at(when)))
    const checked = checkCommand(this.plan, this.state, input, at(when))
    if (!checked.ok) throw new Error(checked.problem.code)
    const actor = { kind: 'person' } as const
    this.take(step(this.plan, this.state, { kind: 'command', at: at(when), actor, command: checked.command }))
  }

  /** Lets a publication reach the case: it follows the plan, if that has a place for it. */
  migrate(when: string, plan: Plan, mapping: Readonly<Record<string, string>> = {}, place?: number): void {
    const event = { kind: 'migrated', at: at(when), plan, mapping, ...(place === undefined ? {} : { place }) } as const
    const before = this.state
    this.take(step(this.plan, before, event))
    this.plan = planAfter(this.plan, before, event, this.state)
  }

  tick(when: string, detectedAt?: string): void {
    const noticed = detectedAt === undefined ? {} : { detectedAt: at(detectedAt) }
    this.take(step(this.plan, this.state, { kind: 'tick', at: at(when), ...noticed }))
  }

  clock(id: string, when: string, instance?: number) {
    return readClock(this.plan, this.state, id, at(when), instance)
  }

  records(event: string): readonly CaseRecord[] {
    return this.commands.flatMap((command) =>
      command.kind === 'record' ? command.records.filter((record) => record.event === event) : [],
    )
  }
}
