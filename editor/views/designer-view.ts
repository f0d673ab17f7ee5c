/** What the designer shows under its bar: the drawing itself, what a process uses, and what becomes of it. In the order of the tabs. */
export const viewKinds = [
  'drawing',
  'rules',
  'clocks',
  'calendars',
  'facts',
  'teams',
  'rehearsal',
  'simulation',
  'operation',
  'versions',
] as const

export type ViewKind = (typeof viewKinds)[number]

/** A view, and what it is about: the id of a rule set, a clock, a calendar, a version; null for the first there is. */
export interface DesignerView {
  readonly kind: ViewKind
  readonly at: string | null
}

export const drawing: DesignerView = { kind: 'drawing', at: null }

const longest = 200

/** Reads a view from the parts of an address; whatever is not understood is the drawing. */
export function readView(search: Readonly<Record<string, unknown>>): DesignerView {
  const textOf = (name: string) => (Object.hasOwn(search, name) ? search[name] : undefined)
  const kind = viewKinds.find((known) => known === textOf('view'))
  const at = textOf('at')
  if (kind === undefined) return drawing
  return { kind, at: typeof at === 'string' && at !== '' ? at.slice(0, longest) : null }
}

/** Whether two views show the same. */
export function isSameView(one: DesignerView, other: DesignerView): boolean {
  return one.kind === other.kind && one.at === other.at
}
