import { existsSync } from 'node:fs'
import type { ProblemCode } from '../../core/catalogue/index.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { inLanguage } from '../../model/words/message.ts'
import { runSimulation } from '../../server/rehearsal/run-rehearsal.ts'
import { prepareSimulation } from '../../simulation/simulator/prepare-simulation.ts'
import { mostSimulatedCases } from '../../simulation/simulator/simulate.ts'
import { readArguments, required } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { answer } from '../io.ts'
import { interruptible } from '../parts/interruption.ts'
import { type NearbyDocuments, nearbyDocuments } from '../parts/nearby-documents.ts'
import { readTemplates } from '../parts/seed-templates.ts'
import { readDocument } from '../read-document.ts'
import { invalidDocument, Refusal, wrongUse } from '../refusal.ts'
import { progressTo, rehearsalsInWords } from '../rehearsals-in-words.ts'

const usualSeed = 1
const dayMs = 86_400_000

/**
 * `pledge simulate FLOW [FILE...] --cases N [--profile FILE] [--policy FILE] [--seed N]`: how the clocks, queues and people of a flow fare on
 * cases that are made up. Needs nothing running. What the flow names is looked for among the files, then beside it; FLOW may be a template's id.
 */
export const simulateCommand: Command = async (args, io) => {
  const words = rehearsalsInWords(io.language)
  if (args[0] === '--help' || args[0] === '-h') {
    io.out(words.simulateUsage)
    return 0
  }
  const { options, positionals } = readArguments(args, { cases: 'text', profile: 'text', policy: 'text', seed: 'text' })
  const [flowName, ...files] = positionals
  if (flowName === undefined) throw wrongUse('cli.missing-argument', { argument: 'FLOW' })
  const cases = countOf(required('cases', options.cases))
  const seed = options.seed === undefined ? usualSeed : seedOf(options.seed)
  const { flow, documents, teams } = await findFlow(flowName, files)
  const policy = options.policy === undefined ? undefined : await contentOf(options.policy)
  const profile = options.profile === undefined ? undefined : await contentOf(options.profile)
  const ofKind = (kind: string) => documents.filter((document) => document.kind === kind)

  const prepared = prepareSimulation({
    documents: {
      flow: { document: flow, version: null },
      policies: ofKind('policy'),
      calendars: ofKind('calendar'),
      rules: ofKind('rules'),
      flows: ofKind('flow'),
    },
    ...(policy === undefined ? {} : { policy }),
    ...(profile === undefined ? {} : { profile }),
    teams,
    cases,
    seed,
  })
  if (!prepared.ok) {
    const isOfProfile = prepared.issues.some(
      ({ severity, document }) => severity === 'error' && document.kind === 'profile',
    )
    throw invalidDocument((isOfProfile ? options.profile : undefined) ?? flowName, prepared.issues)
  }
  const { signal, release } = interruptible()
  try {
    const found = await runSimulation(prepared.input, { signal, withinMs: dayMs, onProgress: progressTo(io) })
    const warnings = prepared.issues
      .filter(({ severity }) => severity === 'warning')
      .map((issue) => inLanguage(issue, io.language))
    const { cases: count, perSecond, ...result } = found
    answer(io, { cases: count, perSecond, ...result, ...(warnings.length > 0 && { warnings }) }, (told) =>
      words.simulated(told),
    )
    if (!io.isJson) for (const { message } of warnings) io.err(`pledge: ${message}`)
    return 0
  } catch (error) {
    throw refusalOf(error)
  } finally {
    release()
  }
}

/** What a simulation that was given up says: the answer is no. */
function refusalOf(error: unknown): unknown {
  return error instanceof ProblemError ? new Refusal(1, error.code as ProblemCode, error.params) : error
}

async function findFlow(name: string, files: readonly string[]): Promise<NearbyDocuments & { readonly flow: unknown }> {
  if (existsSync(name) || !/^[a-z0-9-]+$/.test(name)) {
    return { flow: await contentOf(name), ...(await nearbyDocuments(name, files)) }
  }
  const templates = await readTemplates()
  const found = templates.documents.find(({ kind, id }) => kind === 'flow' && id === name)
  if (found === undefined) {
    const known = templates.documents.flatMap(({ kind, id }) => (kind === 'flow' ? [id] : []))
    throw wrongUse('cli.no-template', { name, known })
  }
  return {
    flow: found.document,
    documents: templates.documents.map((each) => ({ ...each, file: '', version: null })),
    teams: templates.settings.flatMap((settings) => settings.teams ?? []),
  }
}

async function contentOf(file: string): Promise<unknown> {
  const parsed = await readDocument(file)
  if (!parsed.ok) throw invalidDocument(file, parsed.issues)
  return parsed.value
}

function countOf(text: string): number {
  const count = Number(text)
  if (/^\d{1,9}$/.test(text) && count >= 1 && count <= mostSimulatedCases) return count
  throw wrongUse('rehearsal.bad-count', { found: text.slice(0, 60), limit: mostSimulatedCases })
}

function seedOf(text: string): number {
  const seed = Number(text)
  if (/^\d{1,10}$/.test(text) && seed < 2 ** 32) return seed
  throw wrongUse('rehearsal.bad-seed', { found: text.slice(0, 60) })
}
