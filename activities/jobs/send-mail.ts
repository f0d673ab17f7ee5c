import type { MailJob } from '../../core/contract/commit.ts'
import type { MessageSetting } from '../../core/contract/settings.ts'
import { getCase } from '../../store/cases/get-case.ts'
import { getContents } from '../../store/customers/contents.ts'
import { getSetting } from '../../store/settings/settings.ts'
import { type Addressee, addressesOf } from '../addresses.ts'
import { caseOfLetter, languageOf, writeLetter } from '../case-texts.ts'
import { HopelessWork } from './outcome.ts'
import type { JobParts } from './perform-job.ts'

/** Sends a letter of a case, looking up words and address only now. Words that were erased since are not sent. */
export async function sendMail(parts: JobParts, job: MailJob): Promise<void> {
  const { store, mailer, publicUrl, now } = parts
  if (mailer === null) throw new HopelessWork('step.no-mail')
  const template = job.template === null ? ownWords : await messageOf(parts, job.template)
  const row = await getCase(store, job.caseId, now(), 'all')
  const facts = row?.state.facts ?? {}
  const letter = await caseOfLetter(store, job.caseId, facts)
  const addressees = await addressesOf(store, job.to, {
    customer: letter.customer,
    facts,
    team: row?.state.team ?? null,
    assignee: row?.state.assignee ?? null,
  })
  if (addressees.length === 0) {
    // A customer without an address is answered by other means; a template that reaches nobody is a mistake of the flow.
    if (job.template === null) return
    throw new HopelessWork('step.no-recipient', { to: job.to })
  }
  const stored = job.contentId === null ? null : await storedText(parts, job.caseId, job.contentId)
  for (const [index, to] of addressees.entries()) {
    const words = writeLetter(
      template,
      letter,
      job.to === 'customer' ? languageOf(letter) : languageFor(to),
      `${publicUrl}/cases/${job.caseId}`,
    )
    await mailer.send({
      ...words,
      ...(stored === null ? {} : { text: stored }),
      to: to.email,
      id: `${job.id}.${index}`,
    })
  }
}

/** The letter of a person: the case's number and subject above words of their own. */
const ownWords: MessageSetting = { id: 'own-words', body: '' }

async function messageOf({ store }: JobParts, id: string): Promise<MessageSetting> {
  const template = await getSetting<MessageSetting>(store, 'messages', id)
  if (template === null) throw new HopelessWork('step.no-message', { message: id })
  return template.value
}

function languageFor({ language }: Addressee): 'en' | 'zh-CN' {
  return language.startsWith('zh') ? 'zh-CN' : 'en'
}

async function storedText({ store }: JobParts, caseId: string, contentId: string): Promise<string> {
  const [content] = await getContents(store, caseId, [contentId])
  if (content?.text === null || content === undefined) throw new HopelessWork('step.failed')
  return content.text
}
