import { continueAsNew, proxyActivities, sleep } from '@temporalio/workflow'
import type { PublicationActivities } from '../core/contract/activities.ts'

const { enrolCases, deliverPublication, settlePublication, endPublication } = proxyActivities<PublicationActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
})

const casesAtOnce = 100
/** Rounds of one run: a history stays short however many cases there are. */
const mostRounds = 200
const longestRestMs = 300_000
/** How often everybody was reached and nobody new was found before it is over: a case may just have begun with the old plan. */
const quietRounds = 2

/**
 * Brings a publication to the running cases it is for: page by page, told once, until each of them follows it, could not, or
 * has ended. Its state is in the store, so it goes on wherever a worker left it. A case that cannot act now is waited for.
 */
export async function publicationWorkflow(publication: string, quiet = 0): Promise<void> {
  let restMs = 500
  let calm = quiet
  for (let round = 0; round < mostRounds; round += 1) {
    const found = await enrolCases(publication)
    const sent = await deliverPublication({ publication, limit: casesAtOnce })
    if (sent === casesAtOnce) continue
    const left = await settlePublication(publication)
    calm = found === 0 && sent === 0 && left === 0 ? calm + 1 : 0
    if (calm >= quietRounds) return await endPublication(publication)
    restMs = found > 0 || sent > 0 ? 500 : Math.min(restMs * 2, longestRestMs)
    await sleep(calm > 0 ? 5_000 : restMs)
  }
  await continueAsNew<typeof publicationWorkflow>(publication, calm)
}
