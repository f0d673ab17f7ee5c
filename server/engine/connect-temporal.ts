import { Client, type ClientOptions, Connection, type ConnectionOptions } from '@temporalio/client'

export interface TemporalAddress {
  readonly address: string
  readonly namespace: string
  readonly tls?: ConnectionOptions['tls']
  readonly apiKey?: string
  /** With the payload codec that the workers use. */
  readonly dataConverter?: ClientOptions['dataConverter']
}

/**
 * A client for `TemporalEngine`. It connects when it is first used, so the API starts without a Temporal server, and it does not retry:
 * whoever waits for an answer learns at once that there is none to be had.
 */
export function connectTemporal({ address, namespace, tls, apiKey, dataConverter }: TemporalAddress): Client {
  const connection = Connection.lazy({
    address,
    interceptors: [],
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey }),
  })
  return new Client({ connection, namespace, ...(dataConverter === undefined ? {} : { dataConverter }) })
}
