import { lookAtTargetsAgain } from '../clocks/stale-targets.ts'
import type { FactValue } from '../contract/facts.ts'
import type { CaseFacts } from '../contract/state.ts'
import { isSameValue } from '../operators/same-value.ts'
import { emit } from '../step/emit.ts'
import type { Work } from '../step/work.ts'
import { assignTo } from './assign-to.ts'

/**
 * Sets facts, all before anything reacts to one of them; `null` takes one away. `team` and `assignee` act as `assign`.
 * A value that a fact has already is no change.
 */
export function setFacts(work: Work, facts: CaseFacts): void {
  const before = work.state.facts
  const changed: { fact: string; is: FactValue; was: FactValue }[] = []
  for (const fact of Object.keys(facts)) {
    if (fact === 'team' || fact === 'assignee') continue
    const is = facts[fact] ?? null
    const was = Object.hasOwn(before, fact) ? (before[fact] ?? null) : null
    if (!isSameValue(was, is)) changed.push({ fact, is, was })
  }
  if (changed.length > 0) {
    work.state.facts = withChanges(before, changed)
    for (const { fact } of changed) lookAtTargetsAgain(work, fact)
    for (const { fact, is, was } of changed) emit(work, 'factChanged', { fact, is, was })
  }
  assignFromFacts(work, facts)
}

function withChanges(
  before: CaseFacts,
  changed: readonly { readonly fact: string; readonly is: FactValue }[],
): CaseFacts {
  const next: Record<string, FactValue> = Object.assign({}, before)
  for (const { fact, is } of changed) {
    if (is === null) delete next[fact]
    else next[fact] = is
  }
  return next
}

function assignFromFacts(work: Work, facts: CaseFacts): void {
  const team = Object.hasOwn(facts, 'team') ? facts.team : undefined
  const assignee = Object.hasOwn(facts, 'assignee') ? facts.assignee : undefined
  if (typeof team !== 'string' && assignee === undefined) return
  const agent = assignee === undefined ? undefined : typeof assignee === 'string' ? assignee : null
  assignTo(work, typeof team === 'string' ? team : null, agent)
}
