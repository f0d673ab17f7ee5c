/**
 * What all cases in a worker share, loaded once instead of once for each case: the law, the rules and the plans. All of
 * it is pure, or remembers only what follows from a plan that never changes.
 */
import '../core/commands/allowed-commands.ts'
import '../core/commands/check-command.ts'
import '../core/project/commit-of.ts'
import '../core/step/next-deadline.ts'
import '../core/step/settle.ts'
import '../core/step/step.ts'
import '../rules/evaluate-command.ts'
import './shared-plan.ts'
