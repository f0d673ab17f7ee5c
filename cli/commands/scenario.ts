import { basename } from 'node:path'
import { documentKinds } from '../../core/contract/document.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { Language } from '../../core/contract/language.ts'
import { checkKind } from '../../model/document/check-kind.ts'
import { type ReadScenario, readScenario } from '../../model/scenario/read-scenario.ts'
import type { FindDocument } from '../../model/scenario/scenario-documents.ts'
import { inLanguage } from '../../model/words/message.ts'
import { textIn } from '../../model/words/text-in.ts'
import type { ScenarioProblem } from '../../simulation/expectations.ts'
import { playScenario } from '../../simulation/play-scenario.ts'
import { simulatedHost } from '../../simulation/simulated-host.ts'
import { commandNamed, oneOf, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { documentsInWords, type ToldScenario } from '../documents-in-words.ts'
import { answer, type Io } from '../io.ts'
import { issuesInWords } from '../issues-in-words.ts'
import { Endings, stopSignal } from '../parts/stop-signals.ts'
import { readDocument } from '../read-document.ts'
import { type Locate, wrongUse } from '../refusal.ts'
import { findBeside } from '../scenario-files.ts'
import { startInWords } from '../start-in-words.ts'

/**
 * `pledge scenario run FILE... [--on simulator|temporal]`: plays scenarios and says where they differ from what they expect.
 * Needs nothing running: a Temporal server is started for the purpose, unless TEMPORAL_ADDRESS names one.
 */
export const scenarioCommand: Command = async ([name, ...args], io) => {
  if (name === '--help' || name === '-h') {
    io.out(documentsInWords(io.language).scenarioUsage)
    return 0
  }
  return await commandNamed<Command>({ run }, name)(args, io)
}

const run: Command = async (args, io) => {
  const { options, positionals } = readArguments(args, { on: 'text' })
  const on = oneOf('on', options.on ?? 'simulator', ['simulator', 'temporal'])
  const files = await Promise.all([...new Set(positionals)].map(readFile))
  const played = files.filter((file) => !isOtherDocument(file))
  if (files.length === 0) throw wrongUse('cli.missing-argument', { argument: 'FILE' })
  if (played.length === 0) throw wrongUse('cli.no-scenario', {})

  const playAll = async (playOn: PlayOn) => {
    const scenarios: PlayedScenario[] = []
    for (const file of played) scenarios.push(await play(file, files, playOn, io.language))
    return scenarios
  }
  const scenarios = on === 'temporal' ? await onTemporal(io, playAll) : await playAll(onSimulator)
  const passed = scenarios.filter(({ ok }) => ok).length
  const failed = scenarios.length - passed
  answer(io, { passed, failed, scenarios: scenarios.map(toldOf) }, () => {
    const words = documentsInWords(io.language)
    const texts = scenarios.map((scenario) => {
      const issues = [...(scenario.issues ?? []), ...(scenario.warnings ?? [])]
      const below = issues.length === 0 ? [] : [issuesInWords(scenario.file, issues, io.language, scenario.locate)]
      return [words.scenario(scenario), ...below].join('\n')
    })
    return [...texts, words.summary(passed, failed)].join('\n')
  })
  return failed === 0 ? 0 : 1
}

/** Plays a scenario that was read on some host. */
type PlayOn = (ready: ReadScenario, language: Language) => Promise<ScenarioProblem[]>

const onSimulator: PlayOn = (ready, language) => playScenario(ready, simulatedHost(ready), language)

/** Opens a stage on Temporal for as long as the work on it takes; Ctrl-C ends it softly. */
async function onTemporal<T>(io: Io, work: (playOn: PlayOn) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const endings = new Endings()
  const interrupted = stopSignal().then((signal) => ({ signal }))
  const played = async () => {
    const { openTemporalStage } = await import('../scenario/temporal-stage.ts')
    const stage = await openTemporalStage({ config, env: process.env, endings, onProgress: io.err })
    return await Promise.race([
      work(async (ready, language) => {
        const host = stage.hostOf(ready)
        try {
          return await playScenario(ready, host, language)
        } finally {
          await host.end()
        }
      }),
      stage.failed,
    ])
  }
  try {
    const result = await Promise.race([played().then((value) => ({ value })), interrupted])
    if ('value' in result) return result.value
  } finally {
    await endings.run((part, error) =>
      io.err(startInWords(io.language)('stopTrouble', { part, detail: String(error) })),
    )
  }
  process.exit(130)
}

/** A file as it was read: what is in it, or why it cannot be read. */
type ScenarioFile =
  | { readonly file: string; readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly file: string; readonly ok: false; readonly issues: readonly Issue[] }

interface PlayedScenario extends ToldScenario {
  /** Why it could not be played. */
  readonly issues?: readonly Issue[]
  readonly warnings?: readonly Issue[]
  readonly locate?: Locate
}

function toldOf(scenario: PlayedScenario) {
  const { locate: _, ...told } = scenario
  return told
}

async function readFile(file: string): Promise<ScenarioFile> {
  return { file, ...(await readDocument(file)) }
}

/** Documents of other kinds may be given beside scenarios, which then name them by their ids. */
function isOtherDocument(file: ScenarioFile): boolean {
  if (!file.ok) return false
  const checked = checkKind(file.value, [...documentKinds, 'settings'])
  return checked.ok && checked.kind !== 'scenario'
}

async function play(
  file: ScenarioFile,
  files: readonly ScenarioFile[],
  playOn: PlayOn,
  language: Language,
): Promise<PlayedScenario> {
  if (!file.ok) return unplayable(file.file, basename(file.file), file.issues, language)
  const { locate } = file
  const read = readScenario(file.value, findIn(files, findBeside(file.file)))
  const name = nameOf(file.value, language) ?? basename(file.file)
  if (!read.ok) return { ...unplayable(file.file, name, read.issues, language), locate }
  const problems = await playOn(read.ready, language)
  const warnings = read.issues
    .filter((issue) => issue.severity === 'warning')
    .map((issue) => inLanguage(issue, language))
  const ok = problems.length === 0
  return { name, file: file.file, ok, problems, ...(warnings.length > 0 && { warnings }), locate }
}

function unplayable(file: string, name: string, issues: readonly Issue[], language: Language): PlayedScenario {
  const told = issues.map((issue) => inLanguage(issue, language))
  const errors = told.filter((issue) => issue.severity === 'error')
  const problems = errors.map(({ path, message }) => ({ expect: { valid: path }, actual: message }))
  return { name, file, ok: false, problems, issues: told }
}

function nameOf(value: unknown, language: Language): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'name')) return undefined
  const { name } = value as { readonly name: unknown }
  if (typeof name === 'string') return name
  return typeof name === 'object' && name !== null ? textIn(name, language) : undefined
}

/** Documents among the files given, by kind and id; else what stands beside the scenario. */
function findIn(files: readonly ScenarioFile[], beside: FindDocument): FindDocument {
  return (source, kind) => {
    const found = files.find((file) => {
      if (!file.ok || !isOtherDocument(file)) return false
      const document = file.value as { readonly kind: string; readonly id?: unknown }
      return document.kind === kind && document.id === source
    })
    return found?.ok === true ? { ok: true, value: found.value } : beside(source, kind)
  }
}
