import type { Classifier } from '../connectors/classify/classifier.ts'
import type { RobotTelling } from '../connectors/im/post-robot.ts'
import type { WebhookAnswer, WebhookCall } from '../connectors/webhook/post-webhook.ts'
import type { CompiledCalendar } from '../core/contract/calendar.ts'
import type { Instant } from '../core/contract/time.ts'
import type { SecretKey } from '../store/settings/secrets.ts'
import type { Store } from '../store/store.ts'

/** All that activities and the dispatcher work with; nothing else is ambient. */
export interface ActivityParts {
  readonly store: Store
  /** Decrypts the secrets of endpoints. */
  readonly secretKey: SecretKey
  readonly classifier: Classifier
  readonly postWebhook: (call: WebhookCall) => Promise<WebhookAnswer>
  readonly postRobot: (telling: RobotTelling) => Promise<WebhookAnswer>
  /** Whether mail can be sent at all. */
  readonly hasMail: boolean
  /** A published calendar document as cases carry it. */
  readonly compileCalendar: (document: unknown, version: number) => CompiledCalendar
  /** Where people reach the web app, without a slash at the end. */
  readonly publicUrl: string
  readonly now: () => Instant
}
