import { existsSync } from 'node:fs'
import path from 'node:path'
import { fillTemplate, type TemplateValues } from '../../connectors/mail/fill-template.ts'
import type { IssueParams } from '../../core/contract/issue.ts'
import type { Language } from '../../core/contract/language.ts'
import { doctor as english } from '../../locales/en/cli/doctor.ts'
import { doctor as chinese } from '../../locales/zh-CN/cli/doctor.ts'
import { messageOf } from '../../model/words/message.ts'
import { openStore } from '../../store/open-store.ts'
import { noPositionals, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { type Config, readConfig } from '../config.ts'
import { answer } from '../io.ts'
import { readAddress } from '../parts/data-folder.ts'
import { isPortFree } from '../parts/ports.ts'
import { webFolder } from '../parts/system.ts'
import { prepareNamespace, reachTemporal } from '../parts/temporal-connection.ts'
import { cacheFolderFor } from '../temporal-server/cache-folder.ts'
import { findTemporal } from '../temporal-server/find-temporal.ts'

type FindingId = keyof typeof english

/** One thing that was looked at. `advice`: it works, but somebody may want to know. */
interface Finding {
  readonly id: FindingId
  readonly state: 'ok' | 'advice' | 'trouble'
  readonly values: TemplateValues
}

/** `pledge doctor`: looks at every part that a start needs and says what to do. Changes nothing but missing search attributes, which it adds. Exit 1 when something needs attention. */
export const doctorCommand: Command = async (args, io) => {
  noPositionals(readArguments(args, {}).positionals)
  const config = readConfig(process.env)
  const findings = [
    nodeVersion(),
    finding('settings', 'ok'),
    ...(await runningServer(config, io.language)),
    await database(config, io.language),
    await temporal(config, io.language),
    webFolder() === null ? finding('webMissing', 'advice') : finding('web', 'ok'),
    config.smtpUrl === null ? finding('mailNone', 'advice') : finding('mail', 'ok'),
  ]
  const texts = io.language === 'zh-CN' ? chinese : english
  const told = findings.map(({ id, state, values }) => ({ id, state, message: fillTemplate(texts[id], values) }))
  const count = told.filter(({ state }) => state === 'trouble').length
  answer(io, { ok: count === 0, findings: told }, () =>
    [
      ...told.map(({ state, message }) => `${{ ok: '✓', advice: '·', trouble: '✗' }[state]} ${message}`),
      '',
      count === 0 ? texts.allWell : fillTemplate(texts.trouble, { count }),
    ].join('\n'),
  )
  return count === 0 ? 0 : 1
}

function finding(id: FindingId, state: Finding['state'], values: TemplateValues = {}): Finding {
  return { id, state, values }
}

function nodeVersion(): Finding {
  const { node } = process.versions
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const isGood = major > 20 || (major === 20 && minor >= 19)
  return finding(isGood ? 'node' : 'nodeOld', isGood ? 'ok' : 'trouble', { version: node })
}

async function runningServer(config: Config, language: Language): Promise<readonly Finding[]> {
  const address = await readAddress(config.dataFolder)
  if (address === null) return [finding('notRunning', 'ok', { folder: config.dataFolder }), await port(config)]
  const { url, pid } = address
  try {
    const ready = await fetch(`${url}/readyz`, {
      signal: AbortSignal.timeout(5_000),
      headers: { 'accept-language': language },
    })
    if (ready.ok) return [finding('running', 'ok', { url, pid })]
    return [finding('notReady', 'trouble', { url, detail: (await ready.text()).slice(0, 300) })]
  } catch {
    return [finding('notAnswering', 'advice', { url, pid }), await port(config)]
  }
}

async function port({ host, port: wanted }: Config): Promise<Finding> {
  const isFree = await isPortFree(host, wanted)
  return finding(isFree ? 'portFree' : 'portTaken', isFree ? 'ok' : 'trouble', { port: wanted })
}

/** The embedded database is not opened: whoever runs has it open. */
async function database({ databaseUrl, dataFolder }: Config, language: Language): Promise<Finding> {
  const folder = path.join(dataFolder, 'database')
  if (databaseUrl === null) return finding(existsSync(folder) ? 'databaseEmbedded' : 'databaseNone', 'ok', { folder })
  try {
    const store = await openStore({ url: databaseUrl, migrations: 'check', connections: 1 })
    await store.close()
    return finding('databaseServer', 'ok')
  } catch (error) {
    return finding('databaseTrouble', 'trouble', { detail: detailOf(error, language) })
  }
}

async function temporal(config: Config, language: Language): Promise<Finding> {
  const { address } = config.temporal
  try {
    if (address !== null) {
      await prepareNamespace(await reachTemporal(config.temporal, address))
      return finding('temporalServer', 'ok', { address })
    }
    const place = await findTemporal({
      env: process.env,
      cacheFolder: cacheFolderFor(import.meta.dirname, process.env),
      onProgress: () => undefined,
      fetchers: [],
    })
    return finding('temporalProgram', 'ok', { path: place.kind === 'executable' ? place.path : place.address })
  } catch (error) {
    if (address === null) return finding('temporalMissing', 'advice')
    return finding('temporalTrouble', 'trouble', { detail: detailOf(error, language) })
  }
}

function detailOf(error: unknown, language: Language): string {
  const { code, params } = error as { code?: unknown; params?: unknown }
  if (typeof code === 'string' && typeof params === 'object' && params !== null) {
    return messageOf(code, params as IssueParams, language)
  }
  return error instanceof Error ? error.message : String(error)
}
