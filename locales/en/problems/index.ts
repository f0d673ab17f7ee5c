import { document } from './document.ts'
import { temporal } from './temporal.ts'

/** The English sentence of every problem in the catalogue, by code. */
export const problems: Readonly<Record<string, string>> = {
  ...document,
  ...temporal,
}
