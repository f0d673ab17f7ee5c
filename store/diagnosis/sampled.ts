/** A share of all cases, chosen by their ids alone: the same each time. Of a thousand parts, so many; the placeholder holds that number. */
export const isSampled = (caseId: string, parts: string) =>
  `(${parts}::integer >= 1000 or abs(mod(hashtextextended(${caseId}, 0), 1000)) < ${parts}::integer)`

/** How many of a thousand parts to look at so that about `most` of `found` come out, and never more than a few more. Pure. */
export function sampleParts(found: number, most: number): number {
  return found <= most ? 1000 : Math.max(1, Math.floor((most / found) * 1000))
}
