/** Which side counts where both changed the same. */
export type Side = 'mine' | 'theirs'

/** A place that two sides changed differently since what both began with. `undefined` says that it is not there. */
export interface Collision {
  /** Names of fields, and of entries of lists their ids. */
  readonly path: readonly string[]
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merged {
  readonly document: unknown
  /** In document order. Where nobody chose, mine stands in the document. */
  readonly collisions: readonly Collision[]
}

/** The name of a collision, for whoever chooses. */
export function collisionKey({ path }: Pick<Collision, 'path'>): string {
  return JSON.stringify(path)
}

/**
 * Brings together what two sides made of one document; pure. What only one side changed is taken from it; entries of lists are known by
 * their ids, days by their dates, edges by the way they are, other lists are one value. Where both changed the same place differently, `choose` decides.
 * Where a card is drawn is no question: mine counts.
 */
export function mergeDocuments(
  { base, mine, theirs }: { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown },
  choose: (key: string) => Side | undefined = () => undefined,
): Merged {
  const collisions: Collision[] = []
  const collide = (collision: Collision) => {
    if (collision.path[0] === 'layout') return collision.mine
    collisions.push(collision)
    return collision[choose(collisionKey(collision)) ?? 'mine']
  }
  const merged = mergeValues({ path: [], base, mine, theirs }, collide)
  const document = withoutLooseEnds(merged, { base, mine, theirs }, collide)
  return { document, collisions }
}

/** Whether two plain values are the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((entry, index) => isSame(entry, other[index]))
  }
  if (!isFields(one) || !isFields(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  )
}

type Fields = Readonly<Record<string, unknown>>
type Collide = (collision: Collision) => unknown

function mergeValues(place: Collision, collide: Collide): unknown {
  const { path, base, mine, theirs } = place
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine
  if (isSame(base, mine)) return theirs
  if (isFields(mine) && isFields(theirs) && !isOtherTable(mine, theirs) && !isDay(mine)) {
    return mergeFields(path, isFields(base) ? base : {}, mine, theirs, collide)
  }
  const lists = [mine, theirs, base ?? []].map(entriesOf)
  const [own, other, old] = lists
  return own == null || other == null || old == null ? collide(place) : mergeEntries(path, old, own, other, collide)
}

/** What happens on a day is one thing: hours of one side with the weekday of the other would be neither. */
function isDay(entry: Fields): boolean {
  return typeof own(entry, 'date') === 'string'
}

/** Cells stand in the order of the columns: with other columns, a row means something else. */
function isOtherTable(mine: Fields, theirs: Fields): boolean {
  const isTable = ({ style }: Fields) => style === 'table'
  const isOther = !isSame(mine['inputs'], theirs['inputs']) || !isSame(mine['outputs'], theirs['outputs'])
  return isTable(mine) && isTable(theirs) && isOther
}

function mergeFields(path: readonly string[], base: Fields, mine: Fields, theirs: Fields, collide: Collide): Fields {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  const fields = keys.flatMap((key): [string, unknown][] => {
    const at = { path: [...path, key], base: own(base, key), mine: own(mine, key), theirs: own(theirs, key) }
    const value = mergeValues(at, collide)
    return value === undefined ? [] : [[key, value]]
  })
  return Object.fromEntries(fields)
}

/** Entries of a list by what tells them apart, in their order. */
type Entries = ReadonlyMap<string, unknown>

function mergeEntries(path: readonly string[], base: Entries, mine: Entries, theirs: Entries, collide: Collide) {
  return mergedOrder(base, mine, theirs).flatMap((key) => {
    const at = { path: [...path, key], base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) }
    const value = mergeValues(at, collide)
    return value === undefined ? [] : [value]
  })
}

/** The order of whoever changed it, mine if both did; what the other side added stands behind what it stood behind there. */
function mergedOrder(base: Entries, mine: Entries, theirs: Entries): readonly string[] {
  const kept = [...base.keys()].filter((key) => mine.has(key) && theirs.has(key))
  const isMoved = (side: Entries) =>
    !isSame(
      [...side.keys()].filter((key) => kept.includes(key)),
      kept,
    )
  const [first, second] = !isMoved(mine) && isMoved(theirs) ? [theirs, mine] : [mine, theirs]
  const order = [...first.keys()]
  let before = -1
  for (const key of second.keys()) {
    const place = order.indexOf(key)
    if (place >= 0) before = place
    else order.splice(++before, 0, key)
  }
  return order
}

/** The entries of a list by what tells them apart; null for a list of plain values, or of entries that cannot be told apart. */
function entriesOf(value: unknown): Entries | null {
  if (!isList(value)) return null
  const keyed = value.map((entry) => [nameOf(entry), entry] as const)
  const names = keyed.map(([name]) => name)
  if (names.includes(null) || new Set(names).size < names.length) return null
  return new Map(keyed as readonly (readonly [string, unknown])[])
}

function nameOf(entry: unknown): string | null {
  if (typeof entry === 'string') return null
  if (!isFields(entry)) return null
  const id = own(entry, 'id')
  if (typeof id === 'string') return id
  const date = own(entry, 'date')
  if (typeof date === 'string') return date
  const [from, on] = [own(entry, 'from'), own(entry, 'on')]
  return typeof from === 'string' && typeof on === 'string' ? `${from} ${on}` : null
}

/** An edge whose node the other side took away: either the node comes back, or the edge goes; never one without the other. */
function withoutLooseEnds(
  merged: unknown,
  sides: { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown },
  collide: Collide,
): unknown {
  if (!isFields(merged) || merged['kind'] !== 'flow') return merged
  const nodes = entriesOf(merged['nodes'])
  const edges = merged['edges']
  if (nodes === null || !isList(edges)) return merged
  const ends = edges.flatMap((edge) => (isFields(edge) ? [own(edge, 'from'), own(edge, 'to')] : []))
  const nodeIn = (side: unknown, id: string) => (isFields(side) ? entriesOf(own(side, 'nodes'))?.get(id) : undefined)
  const lost = [...new Set(ends)].filter((id): id is string => typeof id === 'string' && !nodes.has(id))
  const back = lost.flatMap((id) => {
    const at = { base: nodeIn(sides.base, id), mine: nodeIn(sides.mine, id), theirs: nodeIn(sides.theirs, id) }
    return collide({ path: ['nodes', id], ...at }) ?? []
  })
  if (lost.length === 0) return merged
  const all = [...nodes.values(), ...back]
  const ids = new Set(all.map(nameOf))
  const isTied = (edge: unknown) => isFields(edge) && ids.has(String(edge['from'])) && ids.has(String(edge['to']))
  return { ...merged, nodes: all, edges: edges.filter(isTied) }
}

function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
