/** The calendar that most teams have, of as many the first; null where none has one. */
export function usualCalendar(calendars: readonly (string | undefined)[]): string | null {
  const counts = new Map<string, number>()
  for (const id of calendars) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  let usual: string | null = null
  for (const [id, count] of counts) if (usual === null || count > (counts.get(usual) ?? 0)) usual = id
  return usual
}
