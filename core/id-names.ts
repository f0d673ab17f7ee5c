const idForm = /^[a-z0-9-]{1,64}$/

/** Whether a name can be an id as it is. */
export function isId(name: string): boolean {
  return idForm.test(name)
}

/** The id that comes closest to a name: `gameDuration` is `game-duration`; empty if nothing of the name can be kept. */
export function idOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}

/** Gives each name an id of its own, the same name always the same; `prefix` counts those of which nothing can be kept. */
export function idGiver(prefix: string): (name: string) => string {
  const given = new Map<string, string>()
  const taken = new Set<string>()
  return (name) => {
    const known = given.get(name)
    if (known !== undefined) return known
    const id = numberedId(isId(name) ? name : idOf(name), prefix, taken)
    given.set(name, id)
    taken.add(id)
    return id
  }
}

/** An id that is not taken yet: the wanted one, or it with the first number that is free. */
export function numberedId(wanted: string, prefix: string, taken: ReadonlySet<string>): string {
  const base = (wanted === '' ? prefix : wanted).slice(0, 60)
  if (wanted !== '' && !taken.has(wanted)) return wanted
  for (let number = wanted === '' ? 1 : 2; ; number++) {
    const id = `${base}-${number}`
    if (!taken.has(id)) return id
  }
}
