import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { CaseEvent } from '../../../core/contract/event.ts'
import type { Plan } from '../../../core/contract/plan.ts'
import type { ProfileDocument } from '../../../core/contract/profile.ts'
import type { CaseRecord } from '../../../core/contract/record.ts'
import type { CaseState } from '../../../core/contract/state.ts'
import { compile } from '../../../model/plan/compile.ts'
import { readingsOf } from '../../../simulation/backtester/clock-differences.ts'
import type { RecordedCase } from '../../../simulation/backtester/recorded-case.ts'
import type { SimulatedStep, SimulationInput } from '../../../simulation/simulator/simulate.ts'
import { simulated } from '../simulator/small-simulation.ts'

type Named = Readonly<Record<string, unknown>> & { readonly kind: string; readonly id: string }

const folder = path.join(import.meta.dirname, '../../../templates')

/** Every document of the templates. */
export const templates: readonly Named[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json') && !file.endsWith('tsconfig.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Named)

/** The plan of the complaint template, with documents that take the place of those of the same kind and id. */
export function complaintPlan(version: number, ...changed: readonly Named[]): Plan {
  const documents = templates.map(
    (each) => changed.find(({ kind, id }) => kind === each.kind && id === each.id) ?? each,
  )
  const ofKind = (kind: string) =>
    documents.filter((document) => document.kind === kind).map((document) => ({ document, version }))
  const flow = ofKind('flow').find(({ document }) => document.id === 'complaint')
  const compiled = compile({
    flow: flow ?? null,
    policies: ofKind('policy'),
    calendars: ofKind('calendar'),
    rules: ofKind('rules'),
  })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return { ...compiled.plan, hash: `hash-${version}` }
}

/** A template as it is written, to be changed by a test. */
export function template<D>(kind: string, id: string): D {
  const found = templates.find((each) => each.kind === kind && each.id === id)
  if (found === undefined) throw new Error(`no ${kind} ${id}`)
  return structuredClone(found) as D
}

/** A case as a store keeps it, and all that truly came to it. */
export interface LivedCase {
  readonly recorded: RecordedCase
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
}

/** Cases that lived through a simulation, in the order in which they began. */
export function livedCases(plan: Plan, profile: Omit<ProfileDocument, 'kind'>, cases: number): readonly LivedCase[] {
  const lives = new Map<string, { events: CaseEvent[]; records: CaseRecord[]; state: CaseState }>()
  const watch = ({ event, after, records }: SimulatedStep) => {
    const life = lives.get(after.id) ?? { events: [], records: [], state: after }
    life.events.push(event)
    life.records.push(...(event.kind === 'command' ? withCommandId(records, `c${life.events.length}`) : records))
    life.state = after
    lives.set(after.id, life)
  }
  const calendars = new Map(Object.entries(plan.calendars))
  const input: SimulationInput = {
    plan,
    others: new Map(),
    calendars,
    profile: { kind: 'profile', ...profile },
    cases,
    seed: 11,
    watch,
  }
  simulated(input)
  return [...lives].map(([id, { events, records, state }], index) => ({
    events,
    state,
    recorded: {
      id,
      number: index + 1,
      flow: plan.id,
      planHash: plan.hash,
      recordedAt: state.at,
      customerCalendar: null,
      isBots: false,
      records,
      clocks: [...readingsOf(plan, state).values()].map((reading) => ({ ...reading, clock: reading.id })),
    },
  }))
}

/** The entries of a command carry its id, from the first that somebody made; what came due before it does not. */
function withCommandId(records: readonly CaseRecord[], commandId: string): readonly CaseRecord[] {
  const first = records.findIndex(({ actor }) => actor.kind !== 'system')
  return records.map((record, index) => (first >= 0 && index >= first ? { ...record, commandId } : record))
}

/** A busy desk: people are asked, cases come back, some things are late. */
export const busy: Omit<ProfileDocument, 'kind'> = {
  facts: {
    category: [
      { value: 'quality', weight: 5 },
      { value: 'billing', weight: 3 },
      { value: 'safety' },
      { value: 'other' },
    ],
    amount: [{ value: 200, weight: 8 }, { value: 9000 }],
    'customer.tier': [{ value: 'standard', weight: 8 }, { value: '6-star' }],
  },
  teams: { frontline: { capacity: 5 }, specialists: { capacity: 2 } },
  tasks: {
    solve: {
      asks: { share: 0.2, answerAfter: { kind: 'lognormal', medianMinutes: 600, p90Minutes: 14_000 } },
      sets: { cause: [{ value: 'unclear' }] },
    },
    tell: { reply: 'end', sets: { solution: [{ value: 'refund' }] } },
    'assess-by-hand': { sets: { severity: [{ value: 'serious' }, { value: 'ordinary' }] } },
  },
  reopens: { share: 0.1, after: { kind: 'fixed', minutes: 4000 } },
}
