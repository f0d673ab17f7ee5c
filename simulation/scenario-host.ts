import type { CommandProblem } from '../core/commands/command-problem.ts'
import type { Actor } from '../core/contract/case-command.ts'
import type { Job } from '../core/contract/commit.ts'
import type { CaseIntake } from '../core/contract/event.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { CaseRecord } from '../core/contract/record.ts'
import type { Verdict } from '../core/contract/rules.ts'
import type { CaseState } from '../core/contract/state.ts'
import type { Instant } from '../core/contract/time.ts'
import type { ScenarioPlans } from '../model/scenario/compile-parts.ts'

/** What publishing a document changes for the cases that run. */
export type Publication =
  | { readonly kind: 'calendar'; readonly id: string; readonly plans: ScenarioPlans }
  | { readonly kind: 'policy'; readonly running: 'stay' | 'migrate'; readonly plans: ScenarioPlans }

/** Where the case of a scenario stands at the instant to which its host has come. */
export interface Standing {
  readonly plan: Plan
  readonly state: CaseState
}

/** What was written of the case of a scenario from its beginning on. */
export interface Story {
  readonly records: readonly CaseRecord[]
  readonly jobs: readonly Job[]
  /** What its rules said, in the order of its `decided` records. */
  readonly verdicts: readonly Verdict[]
}

/**
 * What a scenario asks of the host that it is played on: the simulator, or Temporal with a driven clock. Calls come one
 * after the other, with instants that never go back. Whoever is refused gets the problem, and nothing is changed.
 */
export interface ScenarioHost {
  begin(intake: CaseIntake, at: Instant, actor: Actor): Promise<CommandProblem | null>
  /** Everything due before `at` happens first. */
  command(input: Readonly<Record<string, unknown>>, at: Instant, actor: Actor): Promise<CommandProblem | null>
  /** Everything due before `at` happens first. */
  publish(publication: Publication, at: Instant): Promise<void>
  /** Lets everything happen that is due at `at` or before. */
  passTo(at: Instant): Promise<void>
  look(): Promise<Standing>
  story(): Promise<Story>
}
