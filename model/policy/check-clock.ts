import type { FactValue } from '../../core/contract/facts.ts'
import type { ClockDefinition, MetricName, TargetCondition } from '../../core/contract/policy.ts'
import { matcherList } from '../document/matcher-schema.ts'
import { checkReference, checkUnique, type Report } from '../document/report.ts'
import { checkFact, checkFactValue } from '../flow/fact-value.ts'
import { checkMatchers, type MatcherScope } from '../flow/matcher.ts'
import { coversCondition } from './target-condition.ts'

const ownEvents = ['start', 'stop', 'cancel'] as const

/** Reports what is wrong with one clock, escalations aside. `report` stands at the clock. */
export function checkClock(report: Report, clock: ClockDefinition, scope: MatcherScope): void {
  checkMetric(report, clock)
  checkStage(report, clock, scope)
  for (const field of ownEvents) checkMatchers(clock[field], report.within([field]), scope)
  checkOwnEvents(report, clock)
  const { calendar } = clock
  const { calendars } = scope.surroundings
  if (typeof calendar === 'string') {
    checkReference(report, 'reference.unknown-calendar', ['calendar'], calendar, calendars?.ids)
  } else checkReference(report, 'reference.unknown-calendar', ['calendar', 'else'], calendar.else, calendars?.ids)
  checkTargets(report, clock, scope)
  checkWarnings(report, clock)
  if (typeof clock.pausedWhile === 'object') {
    checkUnique(report, clock.pausedWhile.waiting, (index) => ['pausedWhile', 'waiting', index])
  }
}

function checkMetric(report: Report, clock: ClockDefinition): void {
  const { id, metric } = clock
  if (metric === 'custom') {
    if (clock.start === undefined) report.add('policy.custom-needs-start', ['start'], { clock: id })
    if (clock.stop === undefined) report.add('policy.custom-needs-stop', ['stop'], { clock: id })
  } else {
    for (const field of [...ownEvents, 'repeats'] as const) {
      if (clock[field] === undefined) continue
      const fix = [{ op: 'remove' as const, path: `/${field}` }]
      report.add('policy.field-of-another-metric', [field], { field, metric, clock: id }, fix)
    }
  }
  if (clock.onReopen !== undefined && !reopens(metric)) {
    const fix = [{ op: 'remove' as const, path: '/onReopen' }]
    report.add('policy.no-effect', ['onReopen'], { field: 'onReopen', metric }, fix)
  }
}

/** Metrics that a reopened case may take up again as `onReopen` says. */
function reopens(metric: MetricName): boolean {
  return metric === 'resolution'
}

function checkStage(report: Report, { id, metric, stage }: ClockDefinition, { places }: MatcherScope): void {
  if (metric === 'stage') {
    if (stage === undefined) report.add('policy.stage-needed', ['stage'], { clock: id })
    else checkReference(report, 'reference.unknown-stage', ['stage'], stage, places?.stages)
  } else if (stage !== undefined) {
    const fix = [{ op: 'remove' as const, path: '/stage' }]
    report.add('policy.field-of-another-metric', ['stage'], { field: 'stage', metric, clock: id }, fix)
  }
}

/** A clock that its own breach stops or starts again would answer itself. */
function checkOwnEvents(report: Report, clock: ClockDefinition): void {
  for (const field of ownEvents) {
    const names = matcherList(clock[field]).some(
      ({ event, clock: named }) => (event === 'warned' || event === 'breached') && named === clock.id,
    )
    if (names) report.add('policy.own-breach', [field], { clock: clock.id })
  }
}

function checkTargets(report: Report, clock: ClockDefinition, { facts }: MatcherScope): void {
  const seen: TargetCondition[] = []
  clock.targets.forEach(({ when = {} }, index) => {
    const above = seen.findIndex((condition) => coversCondition(condition, when))
    if (above >= 0) {
      const fix = [{ op: 'remove' as const, path: `/targets/${index}` }]
      report.add('policy.target-never-reached', ['targets', index], { clock: clock.id, above: above + 1 }, fix)
    }
    seen.push(when)
    if (facts === undefined) return
    for (const [id, wanted] of Object.entries(when)) {
      const path = ['targets', index, 'when', id]
      const fact = checkFact(report, path, id, facts)
      if (fact === undefined) continue
      if (!Array.isArray(wanted)) checkFactValue(report, path, fact, wanted as FactValue)
      else {
        wanted.forEach((value: FactValue, position: number) => {
          checkFactValue(report, [...path, position], fact, value)
        })
      }
    }
  })
}

function checkWarnings(report: Report, { warnAt = [] }: ClockDefinition): void {
  warnAt.forEach((percent, index) => {
    if (warnAt.indexOf(percent) === index) return
    const path = ['warnAt', index]
    report.add('policy.warning-twice', path, { percent }, [{ op: 'remove', path: `/warnAt/${index}` }])
  })
}
