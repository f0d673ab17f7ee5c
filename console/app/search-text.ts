/** The part of an address after `?` as plain texts, so that a link stays readable: `?state=open&team=frontline`. */
export function readSearchText(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** The other way; what is undefined, empty or false is left out. */
export function writeSearchText(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search).flatMap(([name, value]) => {
    const isSaid = value === true || (typeof value === 'number' && Number.isFinite(value))
    if (isSaid) return [[name, String(value)]]
    return typeof value === 'string' && value !== '' ? [[name, value]] : []
  })
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}
