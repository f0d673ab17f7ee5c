import type { CaseCommand } from '../../core/contract/case-command.ts'
import type { Command } from '../../core/contract/command.ts'
import type { CaseEvent, CaseIntake } from '../../core/contract/event.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { step } from '../../core/step/step.ts'
import { evaluateCompiled } from '../../rules/evaluate-compiled.ts'

/** What the caller knows of a case: how it began, and each command as the case got it, by its id. */
export interface Asked {
  readonly intake: CaseIntake
  readonly commands: ReadonlyMap<string, CaseCommand>
}

/**
 * Lives a case again in core alone, taking from its timeline nothing but which command came when, and answers where the
 * timeline that comes out differs from the one that was kept; null when they are the same, line by line.
 */
export function differenceFromCore(plan: Plan, kept: readonly CaseRecord[], asked: Asked): string | null {
  const lived: CaseRecord[] = []
  const questions: Extract<Command, { kind: 'evaluate' }>[] = []
  let state: CaseState | null = null
  while (lived.length < kept.length) {
    const next = kept[lived.length]!
    const event = eventFor(plan, next, asked, state, questions)
    if (event === null) return `nothing leads to line ${next.seq}, ${next.event}`
    const [after, commands]: readonly [CaseState, readonly Command[]] = step(plan, state, event)
    const records = commands.flatMap((command) => (command.kind === 'record' ? command.records : []))
    questions.push(...commands.filter((command) => command.kind === 'evaluate'))
    const isOnlyTime = event.kind === 'tick' && state !== null && isAheadOf(state, next)
    if (records.length === 0 && !isOnlyTime)
      return `${event.kind} does nothing where line ${next.seq}, ${next.event}, was written`
    state = after
    for (const record of records) {
      const [ours, theirs] = [shown(record), shown(kept[lived.length])]
      if (ours !== theirs) return `core says ${ours}\n  the timeline ${theirs}`
      lived.push(record)
    }
  }
  return null
}

function eventFor(
  plan: Plan,
  next: CaseRecord,
  { intake, commands }: Asked,
  state: CaseState | null,
  questions: Extract<Command, { kind: 'evaluate' }>[],
): CaseEvent | null {
  const { at, actor, commandId, event, data } = next
  const acceptedAt = next.acceptedAt ?? at
  const id = commandId === undefined ? {} : { commandId }
  if (state === null) return { kind: 'create', at: acceptedAt, actor, intake, behaviour: 1, ...id }
  if (event === 'decided') {
    const question = questions.shift()
    const rules = question === undefined ? undefined : plan.rules[question.rules]
    if (question === undefined || rules === undefined) return null
    const verdict = evaluateCompiled(rules, question.facts, { nowAt: question.at, calendars: plan.calendars })
    return { kind: 'verdict', at: question.at, ref: question.ref, verdict }
  }
  if (isAheadOf(state, next)) return { kind: 'tick', at }
  if (event === 'rejected') {
    return { kind: 'rejected', at: acceptedAt, actor, word: data.word as string, code: data.code as string, ...id }
  }
  if (commandId === undefined) return { kind: 'tick', at }
  const command = commands.get(commandId)
  if (command === undefined || state.commandIds.includes(commandId)) return null
  return { kind: 'command', at: acceptedAt, actor, command, commandId }
}

/**
 * Whether a command counts from later than its acceptance, and not because of a line before it: time had come further already, by
 * a command that wrote nothing.
 */
function isAheadOf(state: CaseState, { at, acceptedAt = at, commandId, event }: CaseRecord): boolean {
  return (commandId !== undefined || event === 'rejected') && at > Math.max(acceptedAt, state.at)
}

/** Everything but when a breach was noticed, which core alone cannot know. */
function shown(record: CaseRecord | undefined): string {
  if (record === undefined) return 'nothing more'
  const { seq, at, event, acceptedAt, commandId, data } = record
  const { detectedAt: _, ...rest } = data
  return `${seq} ${event} at ${at} (${acceptedAt ?? '-'}) by ${commandId ?? '-'} ${inOrder(rest)}`
}

/** JSON with the fields of every object in one order: the database keeps none. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
