import { fillTemplate } from '../../connectors/mail/fill-template.ts'
import type { Command } from '../../core/contract/command.ts'
import type { MessageSetting } from '../../core/contract/settings.ts'
import { notification as english } from '../../locales/en/mail/notification.ts'
import { notification as chinese } from '../../locales/zh-CN/mail/notification.ts'
import { type CaseRow } from '../../store/cases/case-row.ts'
import { getCase } from '../../store/cases/get-case.ts'
import { getSetting } from '../../store/settings/settings.ts'
import { type Addressee, addressesOf } from '../addresses.ts'
import { type CaseOfLetter, caseOfLetter, writeLetter } from '../case-texts.ts'
import type { JobParts } from './perform-job.ts'

type NotifyJob = Extract<Command, { kind: 'notify' }>

/**
 * Writes to the people of a notification. In the app they see it already, by the record of the step; without a mail
 * server that is all, and enough.
 */
export async function notifyPeople(parts: JobParts, caseId: string, job: NotifyJob): Promise<void> {
  const { store, mailer, publicUrl, now } = parts
  if (mailer === null) return
  const row = await getCase(store, caseId, now(), 'all')
  if (row === null) throw new Error(`there is no row of case ${caseId}`)
  const letter = await caseOfLetter(store, caseId, row.state.facts)
  const { team, assignee, facts } = row.state
  const addressees = await addressesOf(store, job.to, { customer: letter.customer, facts, team, assignee })
  const template = job.message === null ? null : await getSetting<MessageSetting>(store, 'messages', job.message)
  const url = `${publicUrl}/cases/${caseId}`
  for (const [index, to] of addressees.entries()) {
    const words =
      template === null
        ? builtIn(to, letter, row, job, url)
        : writeLetter(template.value, letter, to.language.startsWith('zh') ? 'zh-CN' : 'en', url)
    await mailer.send({ ...words, to: to.email, id: `${job.id}.${index}` })
  }
}

function builtIn({ language }: Addressee, letter: CaseOfLetter, row: CaseRow, job: NotifyJob, url: string) {
  const { subject, body } = language.startsWith('zh') ? chinese : english
  const values = {
    number: letter.number,
    subject: letter.subject,
    clock: job.clock,
    due: row.nextDueAt === null ? null : new Date(row.nextDueAt).toISOString(),
    state: row.status,
    team: row.state.team,
    assignee: row.state.assignee,
    url,
  }
  return { subject: fillTemplate(subject, values), text: fillTemplate(body, values) }
}
