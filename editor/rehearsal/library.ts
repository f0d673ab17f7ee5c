import type { LocalText } from '../../core/contract/language.ts'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import type { TeamSetting } from '../../core/contract/settings.ts'
import type { Pledge } from '../../sdk/pledge.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { isSame } from '../drafts/merge.ts'
import { readDocument } from '../workspace/read-document.ts'
import { type DocumentKey, type EditedDocument, keyOf, type Workspace } from '../workspace/workspace.ts'
import { idOfSource } from './id-of-source.ts'
import { templateScenarios } from './template-scenarios.ts'

/** A scenario that is about a flow, and where it comes from. */
export interface KnownScenario {
  /** Tells scenarios apart: its id, or the name of its file. */
  readonly key: string
  readonly origin: 'draft' | 'published' | 'template'
  readonly name: LocalText
  readonly document: ScenarioDocument
}

/** What a rehearsal knows beside the drafts on the canvas. */
export interface Library {
  readonly documents: ReadonlyMap<DocumentKey, EditedDocument>
  readonly teams: readonly TeamSetting[]
  /** About any flow. */
  readonly scenarios: readonly KnownScenario[]
}

export const emptyLibrary: Library = { documents: new Map(), teams: [], scenarios: [] }

/** Fetches what is published and set, one's own drafts of scenarios, and the scenarios of the templates. What one may not read is left out. */
export async function loadLibrary({ transfer, documents }: Pick<Pledge, 'transfer' | 'documents'>): Promise<Library> {
  const [known, drafts, templates] = await Promise.all([
    allowed(transfer.export(), { documents: [], settings: [] }),
    allowed(documents.drafts('scenario'), { items: [], nextCursor: null }),
    templateScenarios(),
  ])
  const published = known.documents.flatMap(({ kind, document }) => readDocument(kind, document) ?? [])
  const own = drafts.items.flatMap(({ document }) => readDocument('scenario', document) ?? [])
  const teams = known.settings.flatMap(({ kind, id, data }) => (kind === 'teams' ? [{ ...data, id }] : []))
  return {
    documents: new Map(published.map((document) => [keyOf(document.kind, document.id ?? ''), document])),
    teams,
    scenarios: [
      ...own.map((document) => knownScenario(document, 'draft')),
      ...published.flatMap((one) => (one.kind === 'scenario' ? [knownScenario(one, 'published')] : [])),
      ...templates.map(({ file, document }) => knownScenario(document, 'template', file)),
    ],
  }
}

/** The scenarios about the flow on the canvas: drafts stand for what is published under the same id. */
export function scenariosOf(workspace: Workspace, { scenarios }: Library): readonly KnownScenario[] {
  const isPublished = (document: ScenarioDocument) =>
    scenarios.some(
      ({ key, origin, document: other }) => key === document.id && origin === 'published' && isSame(document, other),
    )
  const edited = Object.values(workspace.documents).flatMap((one) =>
    one.kind === 'scenario' ? [knownScenario(one, isPublished(one) ? 'published' : 'draft')] : [],
  )
  const byKey = new Map<string, KnownScenario>()
  for (const one of [...edited, ...scenarios]) {
    if (isAbout(one.document, workspace.flow) && !byKey.has(one.key)) byKey.set(one.key, one)
  }
  return [...byKey.values()]
}

/** A scenario that carries its flow in itself is a test of that one, not of the draft. */
function isAbout({ flow }: ScenarioDocument, id: string): boolean {
  return typeof flow === 'string' && idOfSource(flow, 'flow') === id
}

function knownScenario(document: ScenarioDocument, origin: KnownScenario['origin'], file = ''): KnownScenario {
  return { key: document.id ?? file, origin, name: document.name, document }
}

async function allowed<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (isPledgeError(error) && (error.status === 403 || error.status === 404)) return otherwise
    throw error
  }
}
