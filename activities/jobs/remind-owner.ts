import { fillTemplate } from '../../connectors/mail/fill-template.ts'
import type { ReminderJob } from '../../core/contract/commit.ts'
import { reminder as english } from '../../locales/en/mail/reminder.ts'
import { reminder as chinese } from '../../locales/zh-CN/mail/reminder.ts'
import { getAction, noteReminder } from '../../store/review/actions.ts'
import { addressesOf } from '../addresses.ts'
import type { JobParts } from './perform-job.ts'

/**
 * Writes to whoever has an action of a retrospective that is due now. Says nothing when it was done, dropped, put off or handed on
 * since, or was reminded of before. Without a mail server the list of actions is all, and enough.
 */
export async function remindOwner(parts: JobParts, job: ReminderJob): Promise<void> {
  const { store, mailer, publicUrl, now } = parts
  if (mailer === null) return
  const action = await getAction(store, job.action)
  if (action === null || action.state !== 'open' || action.remindedAt !== null) return
  if (action.dueAt !== job.at || action.owner !== job.owner) return
  const [owner] = await addressesOf(store, action.owner, { customer: null, facts: {} })
  if (owner === undefined) return
  const { subject, body } = owner.language.startsWith('zh') ? chinese : english
  const values = {
    what: action.what,
    title: action.title,
    due: new Date(action.dueAt).toISOString(),
    url: `${publicUrl}/retrospectives/${action.retrospectiveId}`,
  }
  await mailer.send({
    to: owner.email,
    subject: fillTemplate(subject, values),
    text: fillTemplate(body, values),
    id: job.id,
  })
  await noteReminder(store, action.id, now())
}
