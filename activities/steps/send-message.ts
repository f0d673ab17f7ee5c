import type { StepAsk, StepResult } from '../../core/contract/activities.ts'
import type { MailJob } from '../../core/contract/commit.ts'
import type { MessageSetting } from '../../core/contract/settings.ts'
import { addJobs } from '../../store/jobs/jobs.ts'
import { getSetting } from '../../store/settings/settings.ts'
import type { ActivityParts } from '../activity-parts.ts'
import { addressesOf } from '../addresses.ts'
import { caseOfLetter } from '../case-texts.ts'
import type { StepOf } from './perform-step.ts'

/** Puts a letter into the queue; refuses at once what could never be sent. */
export async function sendMessage(parts: ActivityParts, ask: StepAsk, step: StepOf<'send'>): Promise<StepResult> {
  const { store, hasMail, now } = parts
  if (!hasMail) return { ok: false, error: 'step.no-mail' }
  const template = await getSetting<MessageSetting>(store, 'messages', step.template)
  if (template === null) return { ok: false, error: 'step.no-message' }
  const letter = await caseOfLetter(store, ask.caseId, ask.facts)
  const addresses = await addressesOf(store, step.to, { customer: letter.customer, facts: ask.facts })
  if (addresses.length === 0) return { ok: false, error: 'step.no-recipient' }
  const job: MailJob = {
    id: `${ask.caseId}/${ask.ref}`,
    kind: 'mail',
    at: ask.at,
    caseId: ask.caseId,
    to: step.to,
    template: step.template,
    contentId: null,
  }
  await addJobs(store, ask.caseId, [job], now())
  return { ok: true }
}
