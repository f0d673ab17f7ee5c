import type { CommandProblem } from '../../core/commands/command-problem.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { ClockReading } from '../../core/contract/reading.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { Instant } from '../../core/contract/time.ts'
import { readingsOf } from '../backtester/clock-differences.ts'
import { mostRecords, type RecordedCase } from '../backtester/recorded-case.ts'
import { type ReadInputs, readInputs } from '../backtester/recorded-inputs.ts'
import { type CalendarOf, replayCase } from '../backtester/replay-case.ts'
import { recordWord } from '../why-texts.ts'
import { addMoment, type Moment } from './moment.ts'
import { mostMoments } from './rehearse-scenario.ts'

/** What is read of a clock when two lives of a case are compared. */
export type ComparedClock = Pick<ClockReading, 'id' | 'instance' | 'dueAt' | 'breachedAt' | 'outcome'>

/** Where the life of a case under the draft is not the one that it really had. */
export type RecordedDifference =
  /** From `from` on (null: from the beginning) it went elsewhere; null where it went nowhere. */
  | {
      readonly kind: 'way'
      readonly at: Instant
      readonly from: string | null
      readonly was: string | null
      readonly is: string | null
    }
  | {
      readonly kind: 'due'
      readonly at: Instant
      readonly clock: string
      readonly instance: number
      readonly was: Instant | null
      readonly is: Instant | null
    }
  | {
      readonly kind: 'breachAdded' | 'breachAvoided' | 'breachMoved'
      readonly at: Instant
      readonly clock: string
      readonly instance: number
    }
  | {
      readonly kind: 'clockNew' | 'clockGone'
      readonly at: Instant
      readonly clock: string
      readonly instance: number
    }

/** A recorded case that was played again. */
export type RehearsedCase =
  | {
      readonly ok: true
      readonly moments: readonly Moment[]
      /** What somebody did that the case, as it would have stood, does not allow: there the replay ends. */
      readonly refused: { readonly word: string; readonly at: Instant; readonly problem: CommandProblem } | null
      readonly differences: readonly RecordedDifference[]
      /** What came to it, as far as it can be told; to be played on from. */
      readonly inputs: Extract<ReadInputs, { ok: true }>
    }
  | { readonly ok: false; readonly code: 'unreadable' | 'migrated' | 'tooLong' }

export interface RecordedOptions {
  /** What it is played through. */
  readonly plan: Plan
  /** Under which it ran: tells the tasks, which people leave, from the other nodes. */
  readonly recordedPlan: Plan
  readonly calendarOf: CalendarOf
  readonly untilAt: Instant
  /** How its clocks stood then. */
  readonly clocks: readonly ComparedClock[]
}

/** Plays what came to a recorded case through another plan, step by step, and says where its life differs from the real one. Pure. */
export function rehearseRecorded(recorded: RecordedCase, options: RecordedOptions): RehearsedCase {
  if (recorded.records.length > mostRecords) return { ok: false, code: 'tooLong' }
  const read = readInputs(recorded, options.recordedPlan)
  if (!read.ok) return { ok: false, code: read.code === 'rehearsal.case-migrated' ? 'migrated' : 'unreadable' }
  const moments: Moment[] = []
  let inputs = 0
  const replayed = replayCase(read, {
    ...options,
    watch: (step) => {
      if (moments.length >= mostMoments) throw new ProblemError('scenario.too-much', { limit: mostMoments })
      if (step.event.kind === 'command') inputs += 1
      addMoment(moments, step, inputs)
    },
  })
  const refused = replayed.ok ? null : { word: replayed.word, at: replayed.at, problem: replayed.problem }
  return { ok: true, moments, refused, differences: differencesOf(recorded, moments, options), inputs: read }
}

function differencesOf(
  { records }: RecordedCase,
  moments: readonly Moment[],
  { plan, clocks }: RecordedOptions,
): readonly RecordedDifference[] {
  const last = moments.at(-1)
  if (last === undefined) return []
  const own = moments.flatMap((moment) => moment.records)
  const way = wayDifference(records, own)
  const is = new Map([...readingsOf(plan, last.state)].map(([key, reading]) => [key, reading]))
  const was = new Map(clocks.flatMap((clock) => (clock.instance === 0 ? [] : [[keyOf(clock), clock] as const])))
  const keys = [...new Set([...was.keys(), ...is.keys()])]
  const found = keys.flatMap((key) => clockDifferences(was.get(key), is.get(key), last.at))
  return [...(way === null ? [] : [way]), ...found].sort((a, b) => a.at - b.at)
}

/** The first step at which the two lives part. One that only went further, since time passed, is no difference. */
function wayDifference(real: readonly CaseRecord[], played: readonly CaseRecord[]): RecordedDifference | null {
  const entered = (records: readonly CaseRecord[]) => records.filter(({ event }) => event === 'nodeEntered')
  const [was, is] = [entered(real), entered(played)]
  const index = was.findIndex(({ data }, place) => data['node'] !== is[place]?.data['node'])
  const [wasThere, isThere] = [was[index], is[index]]
  if (wasThere === undefined) return null
  const before = index === 0 ? null : recordWord(was[index - 1]?.data['node'])
  return {
    kind: 'way',
    at: Math.min(wasThere.at, isThere?.at ?? wasThere.at),
    from: before,
    was: recordWord(wasThere.data['node']),
    is: isThere === undefined ? null : recordWord(isThere.data['node']),
  }
}

function clockDifferences(
  was: ComparedClock | undefined,
  is: ClockReading | undefined,
  endsAt: Instant,
): RecordedDifference[] {
  const { id: clock, instance } = is ?? was ?? { id: '', instance: 0 }
  const about = { clock, instance }
  if (was === undefined) return [{ kind: 'clockNew', at: is?.startedAt ?? endsAt, ...about }]
  if (is === undefined) return [{ kind: 'clockGone', at: was.breachedAt ?? was.dueAt ?? endsAt, ...about }]
  const found: RecordedDifference[] = []
  if (was.dueAt !== is.dueAt) {
    found.push({ kind: 'due', at: is.startedAt ?? endsAt, was: was.dueAt, is: is.dueAt, ...about })
  }
  if (was.breachedAt !== null && is.breachedAt === null)
    found.push({ kind: 'breachAvoided', at: was.breachedAt, ...about })
  else if (is.breachedAt !== null && is.breachedAt !== was.breachedAt) {
    found.push({ kind: was.breachedAt === null ? 'breachAdded' : 'breachMoved', at: is.breachedAt, ...about })
  }
  return found
}

function keyOf({ id, instance }: ComparedClock): string {
  return `${id} ${instance}`
}
