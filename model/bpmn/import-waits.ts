import type { WaitNode } from '../../core/contract/flow.ts'
import type { Matcher } from '../../core/contract/matcher.ts'
import type { Duration } from '../../core/contract/time.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { idOf } from '../../core/id-names.ts'
import { elementIn, textOf } from './bpmn-element.ts'
import { readCondition } from './condition.ts'
import { awaitedName, definitionOf, timerOf, triggerOf } from './events.ts'
import { fromIsoDuration } from './iso-duration.ts'
import { declareFacts, type FlowMaking } from './making.ts'
import type { Part } from './process-graph.ts'

/** What a wait waits for: the fields of the node. */
export function waitFields(making: FlowMaking, part: Part): Pick<WaitNode, 'for' | 'until' | 'event'> {
  if (triggerOf(part) === 'timer') return timeFields(making, part)
  const alternatives = part.boundary.filter(({ type }) => type === 'alternative')
  const [only, ...more] = [part, ...alternatives].map((event) => matcherOf(making, event))
  if (only === undefined) return {}
  return { event: more.length === 0 ? only : [only, ...more] }
}

function timeFields(making: FlowMaking, part: Part): Pick<WaitNode, 'for' | 'until'> {
  const timer = timerOf(part)
  const { telling } = making.file
  if (timer?.kind === 'date') {
    if (parseInstant(timer.text) !== null) return { until: timer.text }
    const variable = /^(?:[#$]\{\s*([\w.]+)\s*\}|=\s*([\w.]+))$/.exec(timer.text)
    const fact = dottedIdOf(variable?.[1] ?? variable?.[2] ?? '')
    if (fact !== '' && declareFacts(making, new Map([[fact, 'instant']]))) return { until: { fact } }
  }
  const duration = durationOf(making, part)
  if (duration !== null) return { for: duration }
  telling.part('bpmn.timer-not-understood', part, { found: shownText(timer?.text ?? '') })
  return {}
}

/** How long a timer runs: of a cycle, once. Null, and nothing is told, where it cannot be said. */
export function durationOf(making: FlowMaking, part: Part): Duration | null {
  const timer = timerOf(part)
  if (timer === null || timer.kind === 'date') return null
  const text = timer.kind === 'cycle' ? timer.text.replace(/^R\d*\//, '') : timer.text
  const read = fromIsoDuration(text)
  if (read === null) return null
  if (timer.kind === 'cycle') making.file.telling.part('bpmn.timer-runs-once', part, { found: shownText(timer.text) })
  if (!read.isExact) making.file.telling.part('bpmn.timer-rounded', part, { found: shownText(timer.text) })
  return read.duration
}

/** A condition on one fact is waited for as such; everything else is an event from outside. */
function matcherOf(making: FlowMaking, part: Part): Matcher {
  const definition = definitionOf(part)
  const expression =
    triggerOf(part) === 'conditional' && definition !== null ? elementIn(definition, 'condition') : null
  const read = expression === null ? null : readCondition(textOf(expression, 'body'))
  if (read !== null && 'fact' in read.condition && read.condition.op === 'is' && declareFacts(making, read.facts)) {
    const { fact, value } = read.condition
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return { event: 'factChanged', fact, is: value }
    }
  }
  const name = dottedIdOf(awaitedName(part)) || idOf(part.id) || 'event'
  making.file.telling.part('bpmn.waits-for-event', part, { event: name })
  return { event: 'external', name }
}

/** `Order.confirmedBy` is `order.confirmed-by`; empty when nothing of it can be kept. */
function dottedIdOf(text: string): string {
  return text.slice(0, 200).split('.').map(idOf).filter(Boolean).join('.')
}

/** A text of the file, short enough for a message. */
export function shownText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}
