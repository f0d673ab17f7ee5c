import { readFile } from 'node:fs/promises'
import { Connection, type ConnectionOptions } from '@temporalio/client'
import { caseSearchAttributes } from '../../core/contract/search-attributes.ts'
import type { TemporalConfig } from '../config.ts'
import { Refusal } from '../refusal.ts'

/** How a Temporal server is reached, by clients and workers alike. */
export interface TemporalReach {
  readonly address: string
  readonly namespace: string
  readonly tls?: NonNullable<ConnectionOptions['tls']>
  readonly apiKey?: string
}

/** Reads the certificates that the settings name. With an API key or a certificate the connection is encrypted. */
export async function reachTemporal(config: TemporalConfig, address: string): Promise<TemporalReach> {
  const { certFile, keyFile, caFile, serverName } = config.tls
  const read = (file: string | null) => (file === null ? null : readFile(file))
  const [crt, key, ca] = await Promise.all([read(certFile), read(keyFile), read(caFile)])
  const tls = {
    ...(crt !== null && key !== null ? { clientCertPair: { crt, key } } : {}),
    ...(ca !== null ? { serverRootCACertificate: ca } : {}),
    ...(serverName !== null ? { serverNameOverride: serverName } : {}),
  }
  const isEncrypted = Object.keys(tls).length > 0 || config.apiKey !== null
  return {
    address,
    namespace: config.namespace,
    ...(isEncrypted ? { tls: Object.keys(tls).length > 0 ? tls : true } : {}),
    ...(config.apiKey === null ? {} : { apiKey: config.apiKey }),
  }
}

/**
 * Reaches a server that somebody else runs, and adds the search attributes of cases to its namespace where they are
 * missing. Throws `config.temporal-unreachable` and `config.no-search-attributes`.
 */
export async function prepareNamespace({ address, namespace, tls, apiKey }: TemporalReach): Promise<void> {
  const options = { address, ...(tls === undefined ? {} : { tls }), ...(apiKey === undefined ? {} : { apiKey }) }
  let connection: Connection
  try {
    connection = await Connection.connect({ ...options, connectTimeout: '10s' })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new Refusal(3, 'config.temporal-unreachable', { address, detail })
  }
  try {
    await ensureSearchAttributes(connection, namespace)
  } finally {
    await connection.close()
  }
}

/** Temporal's numbers for the kinds of search attribute (temporal.api.enums.v1.IndexedValueType). */
const attributeKinds = { Keyword: 2, Datetime: 6 } as const

/** What of Temporal's services is needed here; a client's connection has both. */
interface Services {
  readonly operatorService: {
    listSearchAttributes(request: object): Promise<{ customAttributes?: Record<string, unknown> | null }>
    addSearchAttributes(request: object): Promise<unknown>
  }
}

/**
 * Adds the search attributes of cases to the namespace where they are missing; without them no case could run.
 * Throws `config.no-search-attributes` when this account may not.
 */
export async function ensureSearchAttributes(connection: Services, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  const missing = Object.entries(caseSearchAttributes).filter(([name]) => !Object.hasOwn(customAttributes ?? {}, name))
  if (missing.length === 0) return
  const searchAttributes = Object.fromEntries(missing.map(([name, kind]) => [name, attributeKinds[kind]]))
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes })
  } catch {
    throw new Refusal(3, 'config.no-search-attributes', { names: missing.map(([name]) => name) })
  }
}
