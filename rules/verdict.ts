import type { FactId, FactValue } from '../core/contract/facts.ts'
import type { CompiledEntry, CompiledRuleSet, TraceEntry, Verdict } from '../core/contract/rules.ts'
import { notReachedEntry } from './trace.ts'

/** A verdict without its reasons. */
export type Decision = Omit<Verdict, 'trace'>

/** Turns what became of each entry into the verdict. `look` is asked in document order, and under `first` no further than the entry that decides. */
export function verdictOf(ruleSet: CompiledRuleSet, look: (index: number) => TraceEntry): Verdict {
  const held: CompiledEntry[] = []
  const trace = ruleSet.entries.map((entry, index) => {
    if (ruleSet.hit === 'first' && held.length > 0) return notReachedEntry(entry)
    const looked = look(index)
    if (looked.result === 'held') held.push(entry)
    return looked
  })
  const { outcome, set, held: ids } = decisionOf(ruleSet, held)
  return { outcome, set, held: ids, trace }
}

/** What follows from the entries that held, given in document order. */
export function decisionOf(ruleSet: CompiledRuleSet, held: readonly CompiledEntry[]): Decision {
  const ids = held.map((entry) => entry.id)
  if (ruleSet.hit !== 'collect') return { outcome: held[0]?.outcome ?? null, set: held[0]?.set ?? {}, held: ids }
  let set: { readonly [fact: FactId]: FactValue } = {}
  // Spread, not assignment: it defines own properties whatever the key is called.
  for (const entry of held) set = { ...set, ...entry.set }
  return { outcome: held.find((entry) => entry.outcome !== null)?.outcome ?? null, set, held: ids }
}
