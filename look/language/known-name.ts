/**
 * The name that our texts have for an id, else the id itself: channels, roles and reasons are the owner's,
 * and only the usual ones have a translation. Own properties only.
 */
export function knownName(names: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id
}
