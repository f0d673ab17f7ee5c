import { randomBytes } from 'node:crypto'

/** A secret that signs webhooks, in the form of Standard Webhooks: 256 random bits. */
export function endpointSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

/** The name under which the secret of an endpoint is kept. */
export function endpointSecretName(endpointId: string): string {
  return `endpoints/${endpointId}`
}
