import { describe } from 'vitest'
import type { Store } from '../../store/store.ts'
import { alertsContract } from './contract/alerts.ts'
import { biContract } from './contract/bi.ts'
import { boardContract } from './contract/board.ts'
import { breachesContract } from './contract/breaches.ts'
import { casesContract } from './contract/cases.ts'
import { commitContract } from './contract/commit.ts'
import { connectionContract } from './contract/connection.ts'
import { customersContract } from './contract/customers.ts'
import { deliveryContract } from './contract/delivery.ts'
import { diagnosisContract } from './contract/diagnosis.ts'
import { documentsContract } from './contract/documents.ts'
import { exportsContract } from './contract/exports.ts'
import { forecastsContract } from './contract/forecasts.ts'
import { operationContract } from './contract/operation.ts'
import { peopleContract } from './contract/people.ts'
import { qualityContract } from './contract/quality.ts'
import { reachContract } from './contract/reach.ts'
import { reportsContract } from './contract/reports.ts'
import { reviewContract } from './contract/review.ts'
import { schemaContract } from './contract/schema.ts'
import { settingsContract } from './contract/settings.ts'
import { streamContract } from './contract/stream.ts'
import { turnsContract } from './contract/turns.ts'
import { workContract } from './contract/work.ts'

/** What every database must do. `open` answers with the store of the file, which is open for as long as its tests run. */
export function storeContract(open: () => Store): void {
  describe('a connection', () => connectionContract(open))
  describe('the schema', () => schemaContract(open))
  describe('a commit', () => commitContract(open))
  describe('a turn', () => turnsContract(open))
  describe('the cases', () => casesContract(open))
  describe('the breaches', () => breachesContract(open))
  describe('the alerts', () => alertsContract(open))
  describe('the board', () => boardContract(open))
  describe('the review', () => reviewContract(open))
  describe('the operation', () => operationContract(open))
  describe('the forecasts', () => forecastsContract(open))
  describe('the event stream', () => streamContract(open))
  describe('the documents', () => documentsContract(open))
  describe('publications', () => reachContract(open))
  describe('the settings and the audit', () => settingsContract(open))
  describe('the people', () => peopleContract(open))
  describe('the customers', () => customersContract(open))
  describe('the views for BI tools', () => biContract(open))
  describe('the reports', () => reportsContract(open))
  describe('reports by mail', () => deliveryContract(open))
  describe('diagnosis', () => diagnosisContract(open))
  describe('exports', () => exportsContract(open))
  describe('quality audits and scorecards', () => qualityContract(open))
  describe('the work', () => workContract(open))
}
