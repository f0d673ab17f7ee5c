import type { ActivityParts } from '../../activities/activity-parts.ts'
import type { CaseGateway } from '../../activities/case-gateway.ts'
import type { JobParts } from '../../activities/jobs/perform-job.ts'
import { keywordClassifier } from '../../connectors/classify/keyword-classifier.ts'
import type { RobotTelling } from '../../connectors/im/post-robot.ts'
import type { Mail, Mailer } from '../../connectors/mail/mailer.ts'
import type { WebhookAnswer, WebhookCall } from '../../connectors/webhook/post-webhook.ts'
import type { CaseStart } from '../../core/contract/temporal.ts'
import { reserveCase } from '../../store/cases/reserve-case.ts'
import { saveCustomer } from '../../store/customers/customers.ts'
import { saveSetting } from '../../store/settings/settings.ts'
import type { Store } from '../../store/store.ts'

/** What activities and jobs did to the outside. */
export interface Outside {
  readonly mails: Mail[]
  readonly calls: WebhookCall[]
  readonly robots: RobotTelling[]
  readonly started: { readonly id: string; readonly start: CaseStart }[]
}

export interface TestParts {
  readonly parts: JobParts
  readonly outside: Outside
}

/** Parts over a store, with an outside that remembers. */
export function testParts(store: Store, answer: WebhookAnswer = { ok: true, status: 204 }): TestParts {
  const outside: Outside = { mails: [], calls: [], robots: [], started: [] }
  const mailer: Mailer = {
    async send(mail) {
      outside.mails.push(mail)
    },
    close: () => undefined,
  }
  const gateway: CaseGateway = {
    async start(id, start) {
      if ('carried' in start) throw new Error('nothing is carried here')
      outside.started.push({ id, start })
      return 'started'
    },
    startPublication: async () => undefined,
    signal: async () => 'sent',
    endedFromOutside: async () => [],
  }
  const parts: ActivityParts = {
    store,
    secretKey: new Uint8Array(32).fill(7),
    classifier: keywordClassifier,
    async postWebhook(call) {
      outside.calls.push(call)
      return answer
    },
    async postRobot(telling) {
      outside.robots.push(telling)
      return answer
    },
    hasMail: true,
    compileCalendar: (_document, version) => {
      throw new Error(`no calendar ${version}`)
    },
    publicUrl: 'https://pledge.test',
    now: () => 1_000_000,
  }
  return { parts: { ...parts, mailer, gateway }, outside }
}

/** A reserved case of a customer who writes Chinese, and the templates that letters need. */
export async function seedCase(store: Store, id: string): Promise<{ readonly number: number }> {
  await saveCustomer(
    store,
    'li',
    { name: '李娜', email: 'li@example.test', language: 'zh-CN', tier: 'gold', region: 'east' },
    1,
  )
  const { number } = await reserveCase(store, { id, flow: 'request', customerId: 'li', subject: '发票错了', at: 1 })
  const message = {
    id: 'receipt',
    subject: { en: 'Case {{number}}', 'zh-CN': '工单{{number}}' },
    body: {
      en: 'Dear {{customer.name}}, {{subject}}',
      'zh-CN': '{{customer.name}}您好：{{subject}}，优先级 {{priority}}',
    },
  }
  await saveSetting(store, { kind: 'messages', id: 'receipt', value: message, updatedAt: 1, updatedBy: null })
  return { number }
}
