import { administration } from './administration.ts'
import { alerts } from './alerts.ts'
import { board } from './board.ts'
import { breaches } from './breaches.ts'
import { caseTexts } from './case.ts'
import { cases } from './cases.ts'
import { charts } from './charts.ts'
import { delivery } from './delivery.ts'
import { designer } from './designer.ts'
import { designerCalendars } from './designer-calendars.ts'
import { designerClocks } from './designer-clocks.ts'
import { designerFacts } from './designer-facts.ts'
import { designerFiles } from './designer-files.ts'
import { designerOperation } from './designer-operation.ts'
import { designerRehearsal } from './designer-rehearsal.ts'
import { designerRules } from './designer-rules.ts'
import { designerSimulation } from './designer-simulation.ts'
import { designerTeams } from './designer-teams.ts'
import { designerVersions } from './designer-versions.ts'
import { diagnosis } from './diagnosis.ts'
import { forecast } from './forecast.ts'
import { records } from './records.ts'
import { reports } from './reports.ts'
import { review } from './review.ts'
import { scorecards } from './scorecards.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'
import { start } from './start.ts'
import { status } from './status.ts'
import { time } from './time.ts'

/** Every English text of the web app, by area; the areas are i18next's namespaces. */
export const consoleTexts = {
  administration,
  alerts,
  breaches,
  case: caseTexts,
  cases,
  designer,
  designerClocks,
  designerFacts,
  designerCalendars,
  designerFiles,
  designerOperation,
  designerRules,
  designerSimulation,
  designerVersions,
  designerTeams,
  designerRehearsal,
  board,
  charts,
  reports,
  delivery,
  diagnosis,
  forecast,
  review,
  scorecards,
  records,
  session,
  shell,
  start,
  status,
  time,
}
