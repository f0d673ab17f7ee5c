import { openStore } from '../../store/open-store.ts'
import type { Config } from '../config.ts'
import { wrongUse } from '../refusal.ts'
import type { Endings } from './stop-signals.ts'
import { makeLog, type System, wireSystem } from './system.ts'
import { prepareNamespace, reachTemporal } from './temporal-connection.ts'

/**
 * Opens what `pledge server` and `pledge worker` share with others: a PostgreSQL server and a Temporal server. The database
 * must be up to date already (`pledge migrate`). Throws `config.missing-variable` where one of them is not named.
 */
export async function openServedSystem(config: Config, command: string, endings: Endings): Promise<System> {
  const { databaseUrl, temporal, secret } = config
  if (databaseUrl === null) throw wrongUse('config.missing-variable', { name: 'DATABASE_URL', command })
  if (temporal.address === null) throw wrongUse('config.missing-variable', { name: 'TEMPORAL_ADDRESS', command })
  // Processes on several machines have to agree on it, so none may make up its own.
  if (secret === null) throw wrongUse('config.missing-variable', { name: 'PLEDGE_SECRET', command })
  const log = makeLog(config.logLevel ?? 'info')
  const store = await openStore({
    url: databaseUrl,
    migrations: 'check',
    onError: (error) => log.warn({ err: error }, 'the database connection was lost'),
  })
  endings.add('database', () => store.close())
  const reach = await reachTemporal(temporal, temporal.address)
  await prepareNamespace(reach)
  const system = wireSystem(config, { store, reach, log, secret })
  endings.add('client', () => system.client.connection.close())
  return system
}
