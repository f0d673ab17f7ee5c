import type { Command } from '../../core/contract/command.ts'
import type { MailJob } from '../../core/contract/commit.ts'
import type { MessageSetting } from '../../core/contract/settings.ts'
import { getSetting } from '../../store/settings/settings.ts'
import { HopelessWork } from './outcome.ts'
import type { JobParts } from './perform-job.ts'
import { sendMail } from './send-mail.ts'

type SurveyJob = Extract<Command, { kind: 'survey' }>

/**
 * Asks the customer by mail, with the template `survey-<ask>` or `survey`. Where there is no template, no address or no
 * mail server, the question stands in the case, and whoever calls the customer back writes down the answer there.
 */
export async function sendSurvey(parts: JobParts, caseId: string, job: SurveyJob): Promise<void> {
  if (parts.mailer === null) return
  for (const template of [`survey-${job.ask}`, 'survey']) {
    if ((await getSetting<MessageSetting>(parts.store, 'messages', template)) === null) continue
    const mail: MailJob = { id: job.id, kind: 'mail', at: job.at, caseId, to: 'customer', template, contentId: null }
    return await sendMail(parts, mail).catch((error: unknown) => {
      if (!(error instanceof HopelessWork)) throw error
    })
  }
}
