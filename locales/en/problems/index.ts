import { alert } from './alert.ts'
import { bpmn } from './bpmn.ts'
import { calendar } from './calendar.ts'
import { cli } from './cli.ts'
import { command } from './command.ts'
import { config } from './config.ts'
import { delivery } from './delivery.ts'
import { diagnosis } from './diagnosis.ts'
import { document } from './document.ts'
import { fact } from './fact.ts'
import { flow } from './flow.ts'
import { http } from './http.ts'
import { policy } from './policy.ts'
import { profile } from './profile.ts'
import { publication } from './publication.ts'
import { quality } from './quality.ts'
import { reference } from './reference.ts'
import { rehearsal } from './rehearsal.ts'
import { reports } from './reports.ts'
import { rules } from './rules.ts'
import { scenario } from './scenario.ts'
import { scorecards } from './scorecards.ts'
import { settings } from './settings.ts'
import { start } from './start.ts'
import { store } from './store.ts'
import { temporal } from './temporal.ts'

/** The English sentence of every problem in the catalogue, by code. */
export const problems: Readonly<Record<string, string>> = {
  ...alert,
  ...command,
  ...settings,
  ...scenario,
  ...reference,
  ...policy,
  ...profile,
  ...quality,
  ...scorecards,
  ...rehearsal,
  ...reports,
  ...publication,
  ...flow,
  ...fact,
  ...delivery,
  ...diagnosis,
  ...document,
  ...calendar,
  ...bpmn,
  ...cli,
  ...http,
  ...rules,
  ...config,
  ...start,
  ...store,
  ...temporal,
}
