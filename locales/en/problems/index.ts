import { calendar } from './calendar.ts'
import { cli } from './cli.ts'
import { document } from './document.ts'
import { http } from './http.ts'
import { rules } from './rules.ts'
import { store } from './store.ts'
import { temporal } from './temporal.ts'

/** The English sentence of every problem in the catalogue, by code. */
export const problems: Readonly<Record<string, string>> = {
  ...document,
  ...calendar,
  ...cli,
  ...http,
  ...rules,
  ...store,
  ...temporal,
}
