import type { WorkflowBundleOption } from '@temporalio/worker'
import { countScorecards } from '../../activities/count-scorecards.ts'
import { countVisits } from '../../activities/count-visits.ts'
import { deliverReports } from '../../activities/deliver-reports.ts'
import { dispatchInbox } from '../../activities/dispatch-inbox.ts'
import { dispatchJobs } from '../../activities/dispatch-jobs.ts'
import { dispatchPublications } from '../../activities/dispatch-publications.ts'
import { forget } from '../../activities/forget.ts'
import { keepFacts } from '../../activities/keep-facts.ts'
import { keepForecasts } from '../../activities/keep-forecasts.ts'
import { makeActivities } from '../../activities/make-activities.ts'
import { makePublicationActivities } from '../../activities/publication-activities.ts'
import { reconcile } from '../../activities/reconcile.ts'
import { sampleAudits } from '../../activities/sample-audits.ts'
import { tellOfLostChildren } from '../../activities/tell-of-lost-children.ts'
import { watchAlerts } from '../../activities/watch-alerts.ts'
import type { WorkLoop } from '../../activities/work-loop.ts'
import { makeCaseGateway } from './case-gateway.ts'
import { startCaseWorker } from './case-worker.ts'
import { visibilityOfKeeper } from './keeper.ts'
import { reportPartsOf } from './report-parts.ts'
import { activityPartsOf, type System } from './system.ts'
import { installTemporalRuntime } from './temporal-runtime.ts'

/** The worker of a process, with its dispatchers and its reconciler. */
export interface Workers {
  /** Ends what is under way and takes nothing new. */
  stop(): Promise<void>
}

/** Starts everything that works without being asked: cases, jobs, the inbox, the reconciler, forgetting. Rejects when Temporal cannot be reached. */
export async function startWorkers(
  system: System,
  bundle: WorkflowBundleOption,
  onFailure: (error: unknown) => void,
): Promise<Workers> {
  const { reach, codec, client, mailer, log, store, config } = system
  installTemporalRuntime(log)
  const parts = activityPartsOf(system)
  const gateway = makeCaseGateway(client)
  const programs = process.env['PATH'] ?? ''
  const reports = await reportPartsOf(store, { chromium: config.chromium, programs, now: parts.now })
  const activities = { ...makeActivities(parts), ...makePublicationActivities({ ...parts, gateway }) }
  const worker = await startCaseWorker({ reach, bundle, activities, codec, onFailure })
  const onError = (error: unknown) => log.warn({ err: error }, 'a turn of the dispatcher failed')
  const loops: WorkLoop[] = [
    await dispatchJobs(
      { ...parts, gateway, mailer, reports },
      { onError, onDead: ({ id, kind }, error) => log.error({ job: id, kind, error }, 'a job was given up') },
    ),
    await dispatchInbox(
      { store, now: parts.now, gateway },
      {
        onError,
        onDead: ({ id, caseId }, error) => log.error({ item: id, caseId, error }, 'the inbox gave something up'),
      },
    ),
    await dispatchPublications({ store, gateway }, { onError }),
    reconcile(
      { store, now: parts.now, gateway },
      {
        onError,
        onOverdue: (caseId, deadlineAt, outcome) =>
          log.warn({ caseId, deadlineAt, outcome }, 'a deadline passed unnoticed'),
      },
    ),
    tellOfLostChildren(
      { store, now: parts.now, gateway },
      { onError, onLost: (caseId, parent) => log.warn({ caseId, parent }, 'a child case was ended from outside') },
    ),
    countVisits({ store }, { onError }),
    deliverReports({ store, now: parts.now }, { onError }),
    watchAlerts(
      { ...parts, visibilityOf: (sql, keeper) => visibilityOfKeeper(sql, keeper, parts.now()) },
      { onError: (error) => log.warn({ err: error }, 'an alert could not be judged') },
    ),
    keepFacts({ store }, { onError }),
    keepForecasts(parts, { onError }),
    countScorecards({ store, now: parts.now }, { onError }),
    sampleAudits({ store, now: parts.now }, { onError }),
    forget({ store, now: parts.now }, { onError }),
  ]
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
      await worker.stop()
      mailer?.close()
    },
  }
}
