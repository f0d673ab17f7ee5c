import { allowedCommands } from '../../core/commands/allowed-commands.ts'
import type { CommandWord } from '../../core/contract/case-command.ts'
import type { PlanNode, PlanNodeOf } from '../../core/contract/plan.ts'
import { surveyBands } from '../../core/nodes/survey.ts'
import type { StandingCase } from '../../simulation/rehearsal/moment.ts'

/** A step in which a case of the rehearsal stands, and how commands name it (`child/node` for a child's). */
export interface OpenStep {
  readonly address: string
  readonly node: PlanNode
  readonly of: StandingCase
  /** The names of the steps in which its case runs, outermost first; empty for the case itself. */
  readonly within: readonly PlanNode[]
}

/** Every step in which a branch of the case or of its children stands, in the order in which they came to be. */
export function openSteps(cases: readonly StandingCase[]): readonly OpenStep[] {
  const [main] = cases
  return main === undefined ? [] : stepsOf(main, [], cases)
}

function stepsOf(of: StandingCase, within: readonly PlanNode[], cases: readonly StandingCase[]): readonly OpenStep[] {
  return of.state.tokens.flatMap(({ node: id, ref }) => {
    const node = of.plan.nodes[id]
    if (node === undefined) return []
    const child = ref === null ? undefined : cases.find((one) => one.id === `${of.id}.${ref}`)
    if (node.kind === 'subflow' && child !== undefined) return stepsOf(child, [...within, node], cases)
    return [{ address: [...within, node].map((step) => step.id).join('/'), node, of, within }]
  })
}

/** The words that the case itself takes now. */
export function allowedWords({ plan, state }: StandingCase): ReadonlySet<CommandWord> {
  return new Set(allowedCommands(plan, state).map((command) => command.do))
}

/** The scores that a survey takes, ascending. */
export function scoresOf(node: PlanNodeOf<'survey'>): readonly number[] {
  const bands = node.ask === 'questions' ? node.bands : surveyBands[node.ask]
  const all = bands.flatMap(({ from, to }) =>
    Array.from(
      { length: Math.min(mostScores, Math.floor(to) - Math.ceil(from) + 1) },
      (_, step) => Math.ceil(from) + step,
    ),
  )
  return [...new Set(all)].sort((a, b) => a - b)
}

const mostScores = 101

/** The names of events from outside that a plan listens to: those that its waits and its clocks speak of. */
export function outsideEvents({ plan }: Pick<StandingCase, 'plan'>): readonly string[] {
  const waits = Object.values(plan.nodes).flatMap((node) => (node.kind === 'wait' ? node.event : []))
  const clocks = (plan.policy?.clocks ?? []).flatMap(({ start, stop, cancel }) => [...start, ...stop, ...cancel])
  return [...new Set([...waits, ...clocks].flatMap(({ event, name }) => (event === 'external' && name ? [name] : [])))]
}

/** The reasons for waiting that a plan speaks of; the customer always. */
export function waitReasons({ plan }: Pick<StandingCase, 'plan'>): readonly string[] {
  const paused = (plan.policy?.clocks ?? []).flatMap(({ pausedWhile }) =>
    typeof pausedWhile === 'string' ? [] : pausedWhile,
  )
  return [...new Set(['customer', ...paused, ...Object.keys(plan.policy?.waits ?? {})])]
}
