import { fillTemplate, type TemplateValues, textIn } from '../connectors/mail/fill-template.ts'
import type { Language } from '../core/contract/language.ts'
import type { MessageSetting } from '../core/contract/settings.ts'
import type { CaseFacts } from '../core/contract/state.ts'
import { findReservation } from '../store/cases/reserve-case.ts'
import { type Customer, getCustomer } from '../store/customers/customers.ts'
import { showFacts } from '../store/customers/show-personal-facts.ts'
import type { Sql } from '../store/store.ts'

/** A case as letters speak of it. */
export interface CaseOfLetter {
  readonly id: string
  readonly number: number
  readonly subject: string | null
  readonly customer: Customer | null
  readonly facts: CaseFacts
}

/** What is known of a case and its customer outside the workflow; personal facts are filled in here, at the last moment. */
export async function caseOfLetter(sql: Sql, caseId: string, facts: CaseFacts): Promise<CaseOfLetter> {
  const reserved = await findReservation(sql, caseId)
  const customerId = Object.hasOwn(facts, 'customer.id') ? facts['customer.id'] : reserved?.customerId
  const customer = typeof customerId === 'string' ? await getCustomer(sql, customerId) : null
  return {
    id: caseId,
    number: reserved?.number ?? 0,
    subject: reserved?.subject ?? null,
    customer,
    facts: await showFacts(sql, caseId, facts),
  }
}

/** The language in which somebody is written to: Chinese for those who have no preference and a Chinese subject, else English. */
export function languageOf({ customer, subject }: CaseOfLetter): Language {
  if (customer?.language?.toLowerCase().startsWith('zh')) return 'zh-CN'
  if (customer?.language) return 'en'
  return /\p{Script=Han}/u.test(subject ?? '') ? 'zh-CN' : 'en'
}

/** Subject and body of a message template for this case. Its placeholders are facts, `number`, `subject`, `customer.name` and `url`. */
export function writeLetter(
  template: MessageSetting,
  letter: CaseOfLetter,
  language: Language,
  url: string,
): { readonly subject: string; readonly text: string } {
  const values: TemplateValues = {
    ...letter.facts,
    number: letter.number,
    subject: letter.subject,
    'customer.name': letter.customer?.name ?? null,
    url,
  }
  const subject = textIn(template.subject ?? '', language) || `#{{number}} {{subject}}`
  return { subject: fillTemplate(subject, values), text: fillTemplate(textIn(template.body, language), values) }
}
