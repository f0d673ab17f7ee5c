import type { RobotService } from '../../core/contract/alerts.ts'
import { type OutgoingOptions, outgoingUrl, postJson } from '../outgoing/post-json.ts'
import type { WebhookAnswer } from '../webhook/post-webhook.ts'
import { type RobotAddress, type RobotMessage, robotCall } from './robot-message.ts'

export interface RobotTelling {
  readonly service: RobotService
  readonly address: RobotAddress
  readonly message: RobotMessage
  /** When the call is made. */
  readonly at: number
}

/** Robots say with status 200 and a number that they refuse. These a person has to mend: the address, the signature, the words they listen to. */
const finalCodes: Readonly<Record<RobotService, readonly number[]>> = {
  wecom: [93000, 40008, 40035],
  dingtalk: [300001, 310000, 400101, 400102],
  feishu: [19001, 19002, 19021, 19022, 19024],
}

const mostRead = 8192

/**
 * Tells a group chat through its robot. Goes to public addresses only and follows no redirects. Never rejects for what the service does,
 * and never says the address in an error.
 */
export async function postRobot(telling: RobotTelling, options: OutgoingOptions = {}): Promise<WebhookAnswer> {
  const { service, address, message, at } = telling
  if (outgoingUrl(address.url) === null) {
    return { ok: false, status: null, error: 'not an http(s) address', isFinal: true }
  }
  const { url, body } = robotCall(service, address, message, at)
  try {
    const { status, text } = await postJson(
      { url: new URL(url), body: JSON.stringify(body), headers: {}, mostRead },
      options,
    )
    return answerOf(service, status, text)
  } catch (error) {
    return { ok: false, status: null, error: error instanceof Error ? error.message : String(error), isFinal: false }
  }
}

function answerOf(service: RobotService, status: number, text: string): WebhookAnswer {
  if (status < 200 || status >= 300) return { ok: false, status, error: `answered ${status}`, isFinal: status === 410 }
  const code = codeOf(text)
  if (code === 0) return { ok: true, status }
  if (code === null) return { ok: false, status, error: 'answered in no known way', isFinal: false }
  return { ok: false, status, error: `refused with ${code}`, isFinal: finalCodes[service].includes(code) }
}

/** WeCom and DingTalk say `errcode`, Feishu `code`, in older versions `StatusCode`. */
function codeOf(text: string): number | null {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null) return null
    for (const name of ['errcode', 'code', 'StatusCode']) {
      const value = Object.hasOwn(answer, name) ? (answer as Record<string, unknown>)[name] : undefined
      if (typeof value === 'number') return value
    }
    return null
  } catch {
    return null
  }
}
