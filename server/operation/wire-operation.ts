import type { LocalText } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { WireClockFigures, WireOperation, WirePlaceFigures } from '../../core/contract/wire-operation.ts'
import { complianceOf } from '../../simulation/compliance.ts'
import type { ClockFigures, Operation, PlaceFigures } from '../../store/operation/read-operation.ts'
import { wireInstant } from '../wire/wire-instant.ts'

/** What was asked: instants in epoch ms, `to` null for now. */
export interface OperationWindow {
  readonly version: number | null
  readonly from: number
  readonly to: number | null
}

/** The figures as the API says them, under the names of the newest plan. What that plan has and nobody visited stands with zeros. Pure. */
export function wireOperation(plan: Plan, { version, from, to }: OperationWindow, found: Operation): WireOperation {
  const nodeNames = new Map(Object.values(plan.nodes).map(({ id, name }) => [id, name]))
  const stageNames = new Map(plan.stages.map(({ id, name }) => [id, name ?? id]))
  const clockNames = new Map((plan.policy?.clocks ?? []).map(({ id, name }) => [id, name]))
  return {
    flow: plan.id,
    version,
    from: wireInstant(from),
    to: to === null ? null : wireInstant(to),
    cases: found.cases,
    late: found.late,
    versions: found.versions,
    nodes: named(nodeNames, found.nodes, wirePlace),
    stages: named(stageNames, found.stages, wirePlace),
    clocks: named(clockNames, found.clocks, wireClockFigures),
  }
}

function named<T, W>(
  names: ReadonlyMap<string, LocalText>,
  found: ReadonlyMap<string, T>,
  wire: (name: LocalText | null, figures: T | undefined) => W,
): Readonly<Record<string, W>> {
  const ids = new Set([...names.keys(), ...found.keys()])
  return Object.fromEntries(Array.from(ids, (id) => [id, wire(names.get(id) ?? null, found.get(id))]))
}

function wirePlace(name: LocalText | null, figures: PlaceFigures | undefined): WirePlaceFigures {
  const {
    oldest = null,
    cases = 0,
    late = 0,
    visits = 0,
    lateVisits = 0,
    medianMs = null,
    p90Ms = null,
  } = figures ?? {}
  return {
    name,
    cases,
    late,
    oldest: oldest === null ? null : { id: oldest.id, number: oldest.number, enteredAt: wireInstant(oldest.enteredAt) },
    visits,
    lateVisits,
    medianMs,
    p90Ms,
  }
}

function wireClockFigures(name: LocalText | null, figures: ClockFigures | undefined): WireClockFigures {
  const { running = 0, paused = 0, late = 0, met = 0, missed = 0 } = figures ?? {}
  return { name, running, paused, late, met, missed, compliance: complianceOf(met, missed) }
}
