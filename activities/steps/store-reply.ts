import type { StepAsk, StepResult } from '../../core/contract/activities.ts'
import type { MailJob } from '../../core/contract/commit.ts'
import type { MessageSetting } from '../../core/contract/settings.ts'
import { addContent } from '../../store/customers/contents.ts'
import { addJobs } from '../../store/jobs/jobs.ts'
import { getSetting } from '../../store/settings/settings.ts'
import type { ActivityParts } from '../activity-parts.ts'
import { caseOfLetter, languageOf, writeLetter } from '../case-texts.ts'
import type { StepOf } from './perform-step.ts'

/** Answers the customer by itself: the words stand in the case, and go out by mail where there is an address. */
export async function storeReply(parts: ActivityParts, ask: StepAsk, step: StepOf<'reply'>): Promise<StepResult> {
  const { store, hasMail, publicUrl, now } = parts
  const template = await getSetting<MessageSetting>(store, 'messages', step.template)
  if (template === null) return { ok: false, error: 'step.no-message' }
  const letter = await caseOfLetter(store, ask.caseId, ask.facts)
  const { text } = writeLetter(template.value, letter, languageOf(letter), `${publicUrl}/cases/${ask.caseId}`)
  const contentId = `${ask.caseId}.${ask.ref}`
  await addContent(store, {
    id: contentId,
    caseId: ask.caseId,
    kind: 'reply',
    text,
    author: { kind: 'bot' },
    createdAt: ask.at,
  })
  if (hasMail && letter.customer?.email) {
    const job: MailJob = {
      id: `${ask.caseId}/${ask.ref}`,
      kind: 'mail',
      at: ask.at,
      caseId: ask.caseId,
      to: 'customer',
      template: step.template,
      contentId,
    }
    await addJobs(store, ask.caseId, [job], now())
  }
  return { ok: true, contentId }
}
