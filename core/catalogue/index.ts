import { alertProblems } from './alert.ts'
import { bpmnProblems } from './bpmn.ts'
import { calendarProblems } from './calendar.ts'
import { cliProblems } from './cli.ts'
import { commandProblems } from './command.ts'
import { configProblems } from './config.ts'
import { deliveryProblems } from './delivery.ts'
import { diagnosisProblems } from './diagnosis.ts'
import { documentProblems } from './document.ts'
import { factProblems } from './fact.ts'
import { flowProblems } from './flow.ts'
import { httpProblems } from './http.ts'
import { policyProblems } from './policy.ts'
import type { ParamValuesOf, ProblemDefinition } from './problem.ts'
import { profileProblems } from './profile.ts'
import { publicationProblems } from './publication.ts'
import { qualityProblems } from './quality.ts'
import { referenceProblems } from './reference.ts'
import { rehearsalProblems } from './rehearsal.ts'
import { reportProblems } from './reports.ts'
import { rulesProblems } from './rules.ts'
import { scenarioProblems } from './scenario.ts'
import { scorecardProblems } from './scorecards.ts'
import { settingsProblems } from './settings.ts'
import { startProblems } from './start.ts'
import { storeProblems } from './store.ts'
import { temporalProblems } from './temporal.ts'

/** Every problem the product can name, by code. An area joins with one line here; its texts stand in `locales/<language>/problems/`. */
export const catalogue = {
  ...alertProblems,
  ...commandProblems,
  ...settingsProblems,
  ...scenarioProblems,
  ...referenceProblems,
  ...policyProblems,
  ...profileProblems,
  ...qualityProblems,
  ...scorecardProblems,
  ...rehearsalProblems,
  ...reportProblems,
  ...publicationProblems,
  ...flowProblems,
  ...factProblems,
  ...deliveryProblems,
  ...diagnosisProblems,
  ...documentProblems,
  ...calendarProblems,
  ...bpmnProblems,
  ...cliProblems,
  ...httpProblems,
  ...rulesProblems,
  ...configProblems,
  ...startProblems,
  ...storeProblems,
  ...temporalProblems,
}

export type ProblemCode = keyof typeof catalogue

/** The parameters that belong to a code. */
export type ParamsOf<C extends ProblemCode> = ParamValuesOf<(typeof catalogue)[C]>

/** Whether a text is a code of the catalogue; own keys only. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(catalogue, code)
}

/** The catalogue's entry for a code. */
export function problemDefinition(code: ProblemCode): ProblemDefinition {
  return catalogue[code]
}
