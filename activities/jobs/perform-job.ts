import type { Mailer } from '../../connectors/mail/mailer.ts'
import type { LeasedJob } from '../../store/jobs/jobs.ts'
import type { ActivityParts } from '../activity-parts.ts'
import type { CaseGateway } from '../case-gateway.ts'
import { notifyPeople } from './notify-people.ts'
import { postJob } from './post-job.ts'
import { remindOwner } from './remind-owner.ts'
import { sendMail } from './send-mail.ts'
import { type ReportParts, sendReport } from './send-report.ts'
import { sendSurvey } from './send-survey.ts'
import { startCase } from './start-case.ts'
import { tellAlert } from './tell-alert.ts'

/** What jobs work with. */
export interface JobParts extends ActivityParts {
  readonly gateway: CaseGateway
  /** Null where no mail server is set up. */
  readonly mailer: Mailer | null
  /** Left out where reports cannot be sent. */
  readonly reports?: ReportParts
}

/** Does one job. Rejects when it has to be tried again, with `HopelessWork` when that is useless. */
export async function performJob(parts: JobParts, { payload, caseId, attempt }: LeasedJob): Promise<void> {
  switch (payload.kind) {
    case 'notify':
      return await notifyPeople(parts, caseIdFor(caseId), payload)
    case 'webhook':
      return await postJob(parts, caseIdFor(caseId), payload)
    case 'survey':
      return await sendSurvey(parts, caseIdFor(caseId), payload)
    case 'startCase':
      return await startCase(parts, caseIdFor(caseId), payload)
    case 'reminder':
      return await remindOwner(parts, payload)
    case 'report':
      return await sendReport(parts, payload, attempt)
    case 'mail':
      return await sendMail(parts, payload)
    case 'alert':
      return await tellAlert(parts, payload)
  }
}

function caseIdFor(caseId: string | null): string {
  if (caseId === null) throw new Error('a job of a step belongs to a case')
  return caseId
}
