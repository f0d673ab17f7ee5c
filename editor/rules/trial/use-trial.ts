import { useDeferredValue, useMemo, useState } from 'react'
import type { CompiledCalendar } from '../../../core/contract/calendar.ts'
import type { FactDefinition, FactValue } from '../../../core/contract/facts.ts'
import { ProblemError } from '../../../core/contract/problem-error.ts'
import type { CompiledRuleSet, RulesDocument } from '../../../core/contract/rules.ts'
import { factsById } from '../../../core/facts/built-in-facts.ts'
import { nowFact } from '../../../core/operators/seen.ts'
import { type FactInputs, factInput, localDateTime, readFactInput } from '../../../look/facts/fact-input.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'
import { compileRules } from '../../../model/rules/compile-rules.ts'
import { evaluateCompiled } from '../../../rules/evaluate-compiled.ts'
import { useDesigner } from '../../workspace/designer-parts.ts'
import { documentIn, flowIn, type Workspace } from '../../workspace/workspace.ts'
import { type Trial, trialOf } from './trial.ts'

/** What trying rules out came to: a verdict, or why there is none. */
export type TrialOutcome =
  | { readonly kind: 'verdict'; readonly trial: Trial }
  | { readonly kind: 'broken' }
  | { readonly kind: 'noCalendar'; readonly calendar: string | null }

export interface TrialState {
  readonly isOpen: boolean
  readonly toggle: () => void
  /** The facts that the rules look at. */
  readonly fields: readonly FactDefinition[]
  readonly inputs: FactInputs
  readonly setInputs: (inputs: FactInputs) => void
  /** The instant at which they are looked at, as a field shows it. */
  readonly now: string
  readonly setNow: (text: string) => void
  readonly fillSamples: () => void
  /** Null while nothing is tried. */
  readonly outcome: TrialOutcome | null
}

/** Tries a rule set on facts that somebody fills in; nothing leaves the page. */
export function useTrial(rules: RulesDocument | null): TrialState {
  const [isOpen, setOpen] = useState(false)
  const [inputs, setInputs] = useState<FactInputs>({})
  const [now, setNow] = useState(() => localDateTime(Date.now()))
  const workspace = useDesigner(({ history }) => history.present)
  const later = useDeferredValue(rules)
  const tried = isOpen ? later : null
  const typed = useDeferredValue(inputs)
  const flow = flowIn(workspace)
  const ruleSet = useMemo(() => (tried === null ? null : compiled(tried, flow.facts)), [tried, flow.facts])
  const calendars = useMemo(() => (tried === null ? {} : compiledCalendars(workspace)), [tried, workspace])
  const fields = useMemo(() => fieldsOf(ruleSet, flow.facts), [ruleSet, flow.facts])
  const defaultCalendar = defaultCalendarOf(workspace)
  const nowAt = new Date(now).getTime()
  const outcome = useMemo((): TrialOutcome | null => {
    if (tried === null) return null
    if (ruleSet === null) return { kind: 'broken' }
    const context = {
      nowAt: Number.isNaN(nowAt) ? 0 : nowAt,
      calendars,
      ...(defaultCalendar === undefined ? {} : { defaultCalendar }),
    }
    return tryOut(ruleSet, factsOf(fields, typed), context)
  }, [tried, ruleSet, fields, typed, nowAt, calendars, defaultCalendar])
  return {
    isOpen,
    toggle: () => setOpen((was) => !was),
    fields,
    inputs,
    setInputs,
    now,
    setNow,
    fillSamples: () =>
      setInputs(Object.fromEntries(fields.map((field) => [field.id, factInput(field, sampleOf(field))]))),
    outcome,
  }
}

/** The facts that rules look at, but for the time. */
function fieldsOf(ruleSet: CompiledRuleSet | null, facts: readonly FactDefinition[] = []): readonly FactDefinition[] {
  const known = factsById(facts)
  return (ruleSet?.reads ?? [])
    .filter((id) => id !== nowFact)
    .map((id): FactDefinition => known.get(id) ?? { id, type: 'text' })
}

function compiled(rules: RulesDocument, facts: readonly FactDefinition[] = []): CompiledRuleSet | null {
  const made = compileRules(rules, { facts })
  return made.ok ? made.ruleSet : null
}

function compiledCalendars({ documents }: Workspace): Readonly<Record<string, CompiledCalendar>> {
  const made = Object.values(documents).flatMap((document) => {
    if (document.kind !== 'calendar') return []
    const calendar = compileCalendar(document, { version: null })
    return calendar.ok ? [[document.id, calendar.calendar] as const] : []
  })
  return Object.fromEntries(made)
}

/** In a plan it is the calendar of the policy's first clock. */
function defaultCalendarOf(workspace: Workspace): string | undefined {
  const { policy } = flowIn(workspace)
  const calendar = policy === undefined ? undefined : documentIn(workspace, 'policy', policy)?.clocks[0]?.calendar
  return typeof calendar === 'string' ? calendar : calendar?.else
}

function tryOut(
  ruleSet: CompiledRuleSet,
  facts: Readonly<Record<string, FactValue>>,
  context: Parameters<typeof evaluateCompiled>[2],
): TrialOutcome {
  try {
    return { kind: 'verdict', trial: trialOf(evaluateCompiled(ruleSet, facts, context)) }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { calendar } = error.params
    return { kind: 'noCalendar', calendar: typeof calendar === 'string' ? calendar : null }
  }
}

function factsOf(fields: readonly FactDefinition[], inputs: FactInputs): Readonly<Record<string, FactValue>> {
  const known = fields.flatMap((field): [string, FactValue][] => {
    const read = readFactInput(field, Object.hasOwn(inputs, field.id) ? inputs[field.id] : undefined)
    if ('fault' in read || read.value === null) return []
    return Array.isArray(read.value) && read.value.length === 0 ? [] : [[field.id, read.value]]
  })
  return Object.fromEntries(known)
}

function sampleOf({ samples = [], values = [], type, default: initial }: FactDefinition): FactValue {
  const [sample] = samples
  if (sample !== undefined) return sample
  if (initial !== undefined) return initial
  const [first] = values
  if (first !== undefined) {
    const id = typeof first === 'string' ? first : first.id
    return type === 'list' ? [id] : id
  }
  return type === 'number' ? 1 : type === 'boolean' ? true : null
}
