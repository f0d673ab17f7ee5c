import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Matcher } from '../../core/contract/matcher.ts'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import { matcherList } from '../document/matcher-schema.ts'
import type { Report } from '../document/report.ts'

/** What decides whether an event can come to pass. */
export interface Life {
  readonly clocks: readonly ClockDefinition[]
  /** The flows whose cases carry the clock; left out, what only a flow can do is taken as possible. */
  readonly usedBy?: readonly FlowDocument[]
}

/**
 * Reports a clock that can never start, and one that nothing but the close of the case ever stops, since what it names cannot
 * happen. A name that does not exist is another issue. `report` stands at the clock.
 */
export function checkLife(report: Report, clock: ClockDefinition, life: Life): void {
  const { id, metric, stage } = clock
  if (metric === 'stage' && stage !== undefined && !isEntered(stage, life)) {
    report.add('policy.clock-never-starts', ['stage'], { clock: id })
  }
  if (metric !== 'custom') return
  const starts = matcherList(clock.start)
  const stops = matcherList(clock.stop)
  if (starts.length > 0 && !starts.some((matcher) => canStart(matcher, clock, life))) {
    report.add('policy.clock-never-starts', ['start'], { clock: id })
  }
  if (stops.length > 0 && !stops.some((matcher) => canStop(matcher, life))) {
    report.add('policy.clock-never-stops', ['stop'], { clock: id })
  }
}

/** Nothing starts once the case is over, and a clock that has not started is neither near its target nor past it. */
function canStart(matcher: Matcher, { id }: ClockDefinition, life: Life): boolean {
  const { event, clock } = matcher
  if (event === 'closed' || event === 'cancelled') return false
  const isOwn = (event === 'warned' || event === 'breached') && (clock === id || life.clocks.length === 1)
  return !isOwn && canHappen(matcher, life)
}

/** A case is created before anything runs. */
function canStop(matcher: Matcher, life: Life): boolean {
  return matcher.event !== 'caseCreated' && canHappen(matcher, life)
}

function canHappen({ event, stage, clock }: Matcher, life: Life): boolean {
  switch (event) {
    case 'stageEntered':
    case 'stageLeft':
      return stage === undefined || isEntered(stage, life)
    case 'surveyAnswered':
      return life.usedBy?.some((flow) => flow.nodes.some(({ kind }) => kind === 'survey' || kind === 'subflow')) ?? true
    case 'warned': {
      const named = life.clocks.filter(({ id }) => clock === undefined || id === clock)
      return named.length === 0 || named.some(({ warnAt = [] }) => warnAt.length > 0)
    }
    default:
      return true
  }
}

/** Whether a node stands in a stage; a stage that no flow has is reported as a name that does not exist. */
function isEntered(stage: string, { usedBy }: Life): boolean {
  const having = usedBy?.filter((flow) => flow.stages.some(({ id }) => id === stage))
  if (having === undefined || having.length === 0) return true
  return having.some((flow) => flow.nodes.some((node) => node.stage === stage))
}
