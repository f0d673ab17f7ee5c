import type { IssueParams } from '../../core/contract/issue.ts'
import type { BacktestAnswer, RehearsalProgress, SimulationAnswer } from '../../core/contract/rehearsal.ts'
import type { BacktestInput, BacktestPlans } from '../../simulation/backtester/backtest.ts'
import type { RecordedCase } from '../../simulation/backtester/recorded-case.ts'
import type { SimulationInput } from '../../simulation/simulator/simulate.ts'

/** What the thread is given when it starts. */
export type RehearsalJob =
  | { readonly kind: 'simulate'; readonly input: Omit<SimulationInput, 'watch'> }
  | { readonly kind: 'backtest'; readonly input: BacktestInput; readonly total: number }

/** Cases for a backtest, with the plans that were not told before, by hash. */
export interface CasesMessage {
  readonly kind: 'cases'
  readonly plans: readonly (readonly [hash: string, plans: BacktestPlans])[]
  readonly cases: readonly RecordedCase[]
}

/** What the thread is told while it runs. */
export type ToRehearsal = CasesMessage | { readonly kind: 'end' }

/** What the thread says. `more`: it has worked off what it was given. */
export type FromRehearsal =
  | { readonly kind: 'more' }
  | ({ readonly kind: 'progress' } & RehearsalProgress)
  | { readonly kind: 'done'; readonly answer: SimulationAnswer | BacktestAnswer }
  | { readonly kind: 'problem'; readonly code: string; readonly params: IssueParams }
