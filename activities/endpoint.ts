import type { WebhookCall } from '../connectors/webhook/post-webhook.ts'
import type { EndpointSetting } from '../core/contract/settings.ts'
import type { Instant } from '../core/contract/time.ts'
import { readSecret } from '../store/settings/secrets.ts'
import { getSetting } from '../store/settings/settings.ts'
import type { ActivityParts } from './activity-parts.ts'

export interface Endpoint {
  readonly url: string
  readonly secret: string | null
}

/** Something that is told to an endpoint. */
export interface EndpointEvent {
  readonly id: string
  readonly type: string
  /** When it happened. */
  readonly at: Instant
  readonly data: Readonly<Record<string, unknown>>
}

/** An endpoint of the settings with the secret that signs its calls; null when there is none of that id. */
export async function endpointOf({ store, secretKey }: ActivityParts, id: string): Promise<Endpoint | null> {
  const setting = await getSetting<EndpointSetting>(store, 'endpoints', id)
  if (setting === null) return null
  return { url: setting.value.url, secret: await readSecret(store, secretKey, `endpoints/${id}`) }
}

/** The call that tells it, in the shape of a CloudEvent. It says which case, and nothing personal of it: whoever may know more asks the API. */
export function callOf(parts: ActivityParts, endpoint: Endpoint, event: EndpointEvent): WebhookCall {
  const { id, type, at, data } = event
  const payload = {
    specversion: '1.0',
    id,
    type,
    source: parts.publicUrl,
    time: new Date(at).toISOString(),
    datacontenttype: 'application/json',
    data,
  }
  return { ...endpoint, id, at: parts.now(), payload }
}
