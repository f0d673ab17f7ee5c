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
  const changed: { fact: string; is: FactValue; was: FactValue }[] = []
  const next: Record<string, FactValue> = { ...work.state.facts }
  for (const [fact, is] of Object.entries(facts)) {
    if (fact === 'team' || fact === 'assignee') continue
    const was = Object.hasOwn(next, fact) ? (next[fact] ?? null) : null
    if (isSameValue(was, is)) continue
    if (is === null) delete next[fact]
    else next[fact] = is
    changed.push({ fact, is, was })
  }
  if (changed.length > 0) {
    work.state.facts = next
    work.areTargetsStale = true
    for (const { fact, is, was } of changed) emit(work, 'factChanged', { fact, is, was })
  }
  assignFromFacts(work, facts)
}

function assignFromFacts(work: Work, facts: CaseFacts): void {
  const team = Object.hasOwn(facts, 'team') ? facts.team : undefined
  const assignee = Object.hasOwn(facts, 'assignee') ? facts.assignee : undefined
  if (typeof team !== 'string' && assignee === undefined) return
  const agent = assignee === undefined ? undefined : typeof assignee === 'string' ? assignee : null
  assignTo(work, typeof team === 'string' ? team : null, agent)
}
