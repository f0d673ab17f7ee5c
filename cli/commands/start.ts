import path from 'node:path'
import { newApiKey } from '../../server/access/api-key.ts'
import { ensureFirstKey, type FirstAdministrator } from '../../server/access/first-administrator.ts'
import type { ServerParts } from '../../server/server-parts.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { noPositionals, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { type Config, localUrl, readConfig } from '../config.ts'
import { startDemo } from '../demo/start-demo.ts'
import { answer, type Io } from '../io.ts'
import {
  type DataFolder,
  forgetAddress,
  keptSecret,
  keptText,
  leaveAddress,
  openDataFolder,
} from '../parts/data-folder.ts'
import { noFailureYet } from '../parts/failure.ts'
import { startOwnTemporal } from '../parts/own-temporal.ts'
import { requirePort } from '../parts/ports.ts'
import { seedAdministrator } from '../parts/seed-administrator.ts'
import { readTemplates, seedTemplates } from '../parts/seed-templates.ts'
import { Endings, stopSignal } from '../parts/stop-signals.ts'
import { makeLog, serverOf, serverPartsOf, wireSystem } from '../parts/system.ts'
import { prepareNamespace, reachTemporal, type TemporalReach } from '../parts/temporal-connection.ts'
import { startWorkers } from '../parts/workers.ts'
import { workflowBundle } from '../parts/workflow-bundle.ts'
import { type Say, startInWords } from '../start-in-words.ts'

/**
 * `pledge start`: everything in one process, but for Temporal's server, which is its child. Ends softly on Ctrl-C; killed,
 * it goes on at the next start where it was.
 */
export const startCommand: Command = async (args, io) => {
  const { options, positionals } = readArguments(args, { demo: 'flag' })
  noPositionals(positionals)
  const config = readConfig(process.env)
  const endings = new Endings()
  const say = startInWords(io.language)
  const stop = stopSignal()
  let isUp = false
  const up = async (): Promise<void> => {
    const { failed } = await run({ config, io, say, endings, isDemo: options.demo })
    isUp = true
    await Promise.race([stop, failed])
  }
  try {
    await Promise.race([up(), stop.then(() => io.err(say('stopping')))])
  } finally {
    await endings.run((part, error) => io.err(say('stopTrouble', { part, detail: detailOf(error) })))
  }
  io.err(say('stopped'))
  // Who interrupts the start does not wait for what is still being fetched or opened; what was written is safe.
  if (!isUp) process.exit(130)
  return 0
}

interface Start {
  readonly config: Config
  readonly io: Io
  readonly say: Say
  readonly endings: Endings
  readonly isDemo: boolean
}

/** Starts everything, and answers with the failure that may end it. */
async function run(start: Start): Promise<{ readonly failed: Promise<never> }> {
  const { config, io, say, endings } = start
  const beganAt = performance.now()
  await requirePort(config.host, config.port)
  const folder = await openDataFolder(config.dataFolder)
  const secret = config.secret ?? (await keptSecret(folder))
  const apiKey = config.apiKey ?? (await keptText(path.join(folder.path, 'api-key'), () => newApiKey().secret))
  // The store first: its lock says whether the folder is in use.
  const store = await openOwnStore(start, folder)
  const [temporal, bundle] = await Promise.all([openTemporal(start, folder), workflowBundle()])
  io.err(say('serverStarting'))
  const log = makeLog(config.logLevel ?? 'warn')
  const system = wireSystem(config, { store, reach: temporal.reach, log, secret })
  endings.add('client', () => system.client.connection.close())
  const seedParts = serverPartsOf(system, temporal.uiUrl)
  const administrator = await seedAdministrator(seedParts, config.adminPassword, () => io.err(say('passwordIgnored')))
  await ensureFirstKey(seedParts, apiKey)
  await seed(start, seedParts)
  const failure = noFailureYet()
  const workers = await startWorkers(system, bundle, failure.happen)
  endings.add('worker', () => workers.stop())
  const app = await serverOf(system, temporal.uiUrl)
  endings.add('server', () => app.close())
  await app.listen({ host: config.host, port: config.port })
  const url = localUrl(config.host, config.port)
  await leaveAddress(folder, { url, apiKey, pid: process.pid })
  endings.add('address', () => forgetAddress(folder))
  const seconds = (performance.now() - beganAt) / 1000
  report(start, { temporal, administrator, url, folder, seconds })
  if (start.isDemo) {
    const onError = (error: unknown) => io.err(say('demoTrouble', { detail: detailOf(error) }))
    endings.add('demo', await startDemo({ parts: seedParts, url, apiKey, language: io.language, onError }))
    io.err(say('demoStarting'))
  }
  return { failed: failure.promise }
}

async function seed({ io, say }: Start, parts: ServerParts): Promise<void> {
  const { documents, flows } = await seedTemplates(parts, await readTemplates())
  if (documents > 0) io.err(say('templatesSeeded', { count: documents, flows }))
}

async function openOwnStore({ config, io, say, endings }: Start, folder: DataFolder): Promise<Store> {
  io.err(say('databaseOpening'))
  const store = await openStore(
    config.databaseUrl === null ? { folder: folder.databaseFolder } : { url: config.databaseUrl },
  )
  endings.add('database', () => store.close())
  return store
}

interface OpenTemporal {
  readonly reach: TemporalReach
  readonly uiUrl: string | null
}

async function openTemporal({ config, io, say, endings }: Start, folder: DataFolder): Promise<OpenTemporal> {
  if (config.temporal.address !== null) {
    io.err(say('temporalFound', { address: config.temporal.address }))
    const reach = await reachTemporal(config.temporal, config.temporal.address)
    await prepareNamespace(reach)
    return { reach, uiUrl: null }
  }
  io.err(say('temporalStarting'))
  const own = await startOwnTemporal({
    dbFile: folder.temporalFile,
    env: process.env,
    onProgress: io.err,
    log: (line) => io.err(`temporal: ${line}`),
  })
  endings.add('Temporal server', () => own.stop())
  return { reach: await reachTemporal(config.temporal, own.address), uiUrl: own.uiUrl }
}

interface Report {
  readonly temporal: OpenTemporal
  readonly administrator: FirstAdministrator | null
  readonly url: string
  readonly folder: DataFolder
  readonly seconds: number
}

function report({ config, io, say }: Start, { temporal, administrator, url, folder, seconds }: Report): void {
  const value = {
    url,
    temporalAddress: temporal.reach.address,
    temporalUiUrl: temporal.uiUrl,
    administrator: administrator?.login ?? null,
    dataFolder: folder.path,
  }
  answer(io, value, () => {
    const password = administrator?.password ?? null
    const signIn =
      password === null
        ? say('signInKnown', { login: 'admin' })
        : `${say('signInAs', { login: administrator?.login ?? 'admin', password })} ${say('signInOnce')}`
    const rows: readonly (readonly [string, string])[] = [
      [say('webApp'), url],
      [say('signIn'), signIn],
      [say('api'), `${url}/api/docs`],
      [
        say('keyFile'),
        config.apiKey === null ? say('keyFileIn', { file: path.join(folder.path, 'api-key') }) : say('keyGiven'),
      ],
      [
        say('temporalUi'),
        [temporal.uiUrl, say('temporalAddress', { address: temporal.reach.address })].filter(Boolean).join(', '),
      ],
    ]
    const width = Math.max(...rows.map(([name]) => widthOf(name)))
    const lines = rows.map(([name, text]) => `  ${name}${' '.repeat(width - widthOf(name))}  ${text}`)
    return ['', say('ready', { seconds: seconds.toFixed(1) }), '', ...lines, '', say('stopHint'), ''].join('\n')
  })
}

/** How many columns a terminal gives a text: Chinese characters take two. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u1100-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1), 0)
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
