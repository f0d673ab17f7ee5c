import { ensureFirstKey } from '../../server/access/first-administrator.ts'
import { noPositionals, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { requirePort } from '../parts/ports.ts'
import { seedAdministrator } from '../parts/seed-administrator.ts'
import { openServedSystem } from '../parts/served-system.ts'
import { Endings, stopSignal } from '../parts/stop-signals.ts'
import { serverOf, serverPartsOf } from '../parts/system.ts'
import { startInWords } from '../start-in-words.ts'

/** `pledge server`: the API and the web app, any number of them beside each other. */
export const serverCommand: Command = async (args, io) => {
  noPositionals(readArguments(args, {}).positionals)
  const config = readConfig(process.env)
  const say = startInWords(io.language)
  const endings = new Endings()
  const stop = stopSignal()
  try {
    await requirePort(config.host, config.port)
    const system = await openServedSystem(config, 'server', endings)
    const parts = serverPartsOf(system, null)
    const administrator = await seedAdministrator(parts, config.adminPassword, () => io.err(say('passwordIgnored')))
    const key = await ensureFirstKey(parts, config.apiKey)
    if (administrator?.password)
      io.err(`${say('signIn')}: ${say('signInAs', { ...administrator })} ${say('signInOnce')}`)
    if (key !== null) io.err(`${say('keyFile')}: ${key.secret} ${say('signInOnce')}`)
    const app = await serverOf(system, null)
    endings.add('server', () => app.close())
    await app.listen({ host: config.host, port: config.port })
    io.err(say('serverReady', { url: config.publicUrl }))
    await stop
    return 0
  } finally {
    io.err(say('stopping'))
    await endings.run((part, error) => io.err(say('stopTrouble', { part, detail: String(error) })))
  }
}
