import type { FlowDocument } from '../../core/contract/flow.ts'
import type { WireListedVersion } from '../../core/contract/wire.ts'
import type { Documents } from '../../sdk/documents.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { partsOf, UnreadableDraft } from '../drafts/open-flow.ts'
import { withFirstLayout } from '../layout/tidy.ts'
import { readDocument } from '../workspace/read-document.ts'
import { type DocumentKey, type EditedDocument, keyOf, type Workspace } from '../workspace/workspace.ts'
import { completed } from './complete-workspace.ts'

/** Reads what was published. A version never changes, so each is fetched once. */
export interface VersionReader {
  /** All versions, the newest first; none of a document that was never published. Asked anew each time. */
  versions(key: DocumentKey): Promise<readonly WireListedVersion[]>
  /** A version. Throws `UnreadableDraft` for one that has not the form of its kind. */
  document(key: DocumentKey, version: number): Promise<EditedDocument>
  /** A version of a flow with all that it used when it was published. */
  workspaceAt(flow: string, version: WireListedVersion): Promise<Workspace>
}

/** A reader over a server. */
export function createVersionReader(documents: Pick<Documents, 'get' | 'versions'>): VersionReader {
  const fetched = new Map<string, Promise<EditedDocument>>()

  async function versions(key: DocumentKey): Promise<readonly WireListedVersion[]> {
    const [kind, id] = partsOf(key)
    try {
      return (await documents.versions(kind, id)).items
    } catch (error) {
      if (isPledgeError(error) && error.status === 404) return []
      throw error
    }
  }

  function document(key: DocumentKey, version: number): Promise<EditedDocument> {
    const name = `${key}@${version}`
    const known = fetched.get(name)
    if (known !== undefined) return known
    const asked = fetchVersion(key, version)
    fetched.set(name, asked)
    // What could not be fetched can be asked for again.
    asked.catch(() => fetched.delete(name))
    return asked
  }

  async function fetchVersion(key: DocumentKey, version: number): Promise<EditedDocument> {
    const [kind, id] = partsOf(key)
    const found = readDocument(kind, (await documents.get(kind, id, { version })).document)
    if (found === null) throw new UnreadableDraft(`Version ${version} of ${key} has not the form of one`)
    return kind === 'flow' ? withFirstLayout(found as FlowDocument) : found
  }

  /** The version of a document that counted at an instant; the first one where it came later. */
  async function documentAt(key: DocumentKey, at: string): Promise<EditedDocument | null> {
    const all = await versions(key)
    const then = all.find(({ publishedAt }) => publishedAt <= at) ?? all.at(-1)
    return then === undefined ? null : document(key, then.version)
  }

  async function workspaceAt(flow: string, { version, publishedAt }: WireListedVersion): Promise<Workspace> {
    const key = keyOf('flow', flow)
    const alone: Workspace = { flow, documents: { [key]: await document(key, version) } }
    return completed(alone, (one) => documentAt(one, publishedAt))
  }

  return { versions, document, workspaceAt }
}
