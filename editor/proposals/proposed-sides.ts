import type { WireProposalInFull } from '../../core/contract/wire-publication.ts'
import { bareFlow } from '../../model/flow/bare-flow.ts'
import type { Documents } from '../../sdk/documents.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { partsOf } from '../drafts/open-flow.ts'
import { withFirstLayout } from '../layout/tidy.ts'
import { completed } from '../versions/complete-workspace.ts'
import { readDocument } from '../workspace/read-document.ts'
import {
  type DocumentKey,
  type EditedDocument,
  type EditedKind,
  keyOf,
  type Workspace,
  withDocument,
} from '../workspace/workspace.ts'

/** What is proposed, as a process to look at: how it is, and how it would be. */
export interface ProposedSides {
  readonly before: Workspace
  readonly after: Workspace
  /** The documents that are proposed, as far as they can be read; the process itself first. */
  readonly keys: readonly DocumentKey[]
}

type Source = Pick<Documents, 'get'>

/**
 * Puts what is proposed, and what it would replace, together with all that it uses. What belongs to no flow that is proposed is looked
 * at beside one that it would change; without one, beside the bare flow.
 */
export async function proposedSides(
  documents: Source,
  { documents: proposed, effect }: WireProposalInFull,
): Promise<ProposedSides> {
  const [news, olds] = await Promise.all([
    readAll(proposed.map(({ kind, document }) => ({ kind, document }))),
    readAll(
      proposed.flatMap(({ kind, replaces }) => (replaces === null ? [] : [{ kind, document: replaces.document }])),
    ),
  ])
  const find = (key: DocumentKey) => published(documents, key)
  const drawn = news.find(({ kind }) => kind === 'flow')
  const flow = drawn ?? (await flowAround(find, effect)) ?? bareFlow()
  const workspaceOf = (own: readonly EditedDocument[]): Promise<Workspace> => {
    const base: Workspace = { flow: flow.id ?? '', documents: { [keyOf('flow', flow.id ?? '')]: flow } }
    return completed(own.reduce(withDocument, base), find)
  }
  const after = await workspaceOf(news)
  const before = await workspaceOf(olds)
  const keys = news.map((one) => keyOf(one.kind, one.id ?? ''))
  const first = keyOf('flow', flow.id ?? '')
  return { before, after, keys: [...keys.filter((key) => key === first), ...keys.filter((key) => key !== first)] }
}

/** The documents that were new have nothing before them. Pure. */
export function isNew({ documents }: WireProposalInFull, key: DocumentKey): boolean {
  return documents.some(({ kind, id, replaces }) => `${kind}/${id}` === key && replaces === null)
}

async function flowAround(
  find: (key: DocumentKey) => Promise<EditedDocument | null>,
  effect: WireProposalInFull['effect'],
): Promise<EditedDocument | null> {
  const id = effect?.flows[0]?.flow ?? effect?.approvals[0]?.flow
  return id === undefined ? null : find(keyOf('flow', id))
}

async function readAll(values: readonly { readonly kind: string; readonly document: unknown }[]) {
  const read = values.flatMap(({ kind, document }) => readDocument(kind as EditedKind, document) ?? [])
  return Promise.all(read.map(async (one) => (one.kind === 'flow' ? withFirstLayout(one) : one)))
}

async function published(documents: Source, key: DocumentKey): Promise<EditedDocument | null> {
  const [kind, id] = partsOf(key)
  try {
    return readDocument(kind, (await documents.get(kind, id)).document)
  } catch (error) {
    if (isPledgeError(error) && error.status === 404) return null
    throw error
  }
}
