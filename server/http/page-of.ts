/** The part of a store's listing that every list query gives. Pure. */
export function pageOf({ limit = 50, cursor }: { readonly limit?: number; readonly cursor?: string }): {
  readonly limit: number
  readonly cursor: string | null
} {
  return { limit, cursor: cursor ?? null }
}

/** The values of a filter that was given as `a,b`; undefined where it was not given. Pure. */
export function listIn(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
