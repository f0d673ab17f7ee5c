import type { MetricName } from '../contract/policy.ts'
import { custom } from './custom.ts'
import { firstResponse } from './first-response.ts'
import type { Metric } from './metric.ts'
import { nextResponse } from './next-response.ts'
import { ownership } from './ownership.ts'
import { periodicUpdate } from './periodic-update.ts'
import { resolution } from './resolution.ts'
import { stage } from './stage.ts'

/** Every metric by its name (FORMATS section 3). */
export const metrics: Readonly<Record<MetricName, Metric>> = {
  firstResponse,
  nextResponse,
  periodicUpdate,
  resolution,
  ownership,
  stage,
  custom,
}
