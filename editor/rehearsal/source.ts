/** What is rehearsed: a case that one plays oneself, a scenario, a real case. */
export type Source =
  | { readonly kind: 'sample' }
  | { readonly kind: 'scenario'; readonly key: string }
  | { readonly kind: 'case'; readonly id: string }

/** Reads what the address of the view names: `scenario:<key>`, `case:<id>`; anything else is a sample case. */
export function readSource(at: string | null): Source {
  if (at?.startsWith('scenario:') === true) return { kind: 'scenario', key: at.slice('scenario:'.length) }
  if (at?.startsWith('case:') === true) return { kind: 'case', id: at.slice('case:'.length) }
  return { kind: 'sample' }
}

/** The other way of `readSource`. */
export function sourceAddress(source: Source): string | null {
  if (source.kind === 'scenario') return `scenario:${source.key}`
  return source.kind === 'case' ? `case:${source.id}` : null
}
