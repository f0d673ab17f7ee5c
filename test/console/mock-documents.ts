import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { WireDraft } from '../../core/contract/wire.ts'
import type { WireProposal } from '../../core/contract/wire-publication.ts'
import type { MockAnswer, MockCall } from './mock-api.ts'

interface MockDocument {
  readonly kind: string
  readonly id: string
}

/** What the mock API has of documents, by `kind/id`: one published version of each, and the drafts of who is signed in. */
export interface MockDocuments {
  readonly published: Map<string, MockDocument>
  readonly drafts: Map<string, WireDraft>
  /** What waits for a second person. */
  readonly proposals: WireProposal[]
}

const templates = path.resolve(import.meta.dirname, '../../templates')
const files = [
  'complaint/complaint.flow.json',
  'complaint/complaint.policy.json',
  'complaint/complaint-assess.rules.json',
  'consultation/consultation.flow.json',
  'consultation/consultation.policy.json',
  'consultation/consultation-triage.rules.json',
  'shared/support-shanghai.calendar.json',
]

/** The templates, published. */
export function mockDocuments(): MockDocuments {
  const documents = files.map((file) => JSON.parse(readFileSync(path.join(templates, file), 'utf8')) as MockDocument)
  return {
    published: new Map(documents.map((one) => [`${one.kind}/${one.id}`, one])),
    drafts: new Map(),
    proposals: [],
  }
}

const refused = (status: number, code: string): MockAnswer => ({
  status,
  body: { type: `#${code}`, title: code, status, detail: code, code },
})
const list = (items: readonly unknown[]): MockAnswer => ({ status: 200, body: { items, nextCursor: null } })

/** Answers calls below /documents, /drafts and /proposals. */
export function handleDocuments(documents: MockDocuments, call: MockCall): MockAnswer {
  const [, area, kind = '', id, part, rest] = call.path.split('/')
  if (area === 'drafts') {
    const wanted = call.query.get('kind')
    return list([...documents.drafts.values()].filter((draft) => wanted === null || draft.kind === wanted))
  }
  if (area === 'proposals') return list(documents.proposals)
  if (kind === 'validate') return { status: 200, body: { ok: true, issues: [] } }
  if (kind === 'effect') return { status: 200, body: { flows: [], calendars: [], approvals: [], issues: [] } }
  if (id === undefined) {
    return list([...documents.published.values()].filter((one) => one.kind === kind).map(versionOf))
  }
  const key = `${kind}/${id}`
  const published = documents.published.get(key)
  if (part === 'draft') return handleDraft(documents, call, kind, id)
  if (part === 'drafts') return list([])
  if (published === undefined) return refused(404, 'http.unknown-document')
  if (part === 'versions' && rest === undefined) {
    return list([{ ...versionOf(published), authorName: null, running: 0 }])
  }
  return { status: 200, body: { ...versionOf(published), document: published } }
}

function versionOf({ kind, id }: MockDocument) {
  return { kind, id, version: 1, hash: id, publishedAt: new Date(0).toISOString(), author: null, note: null }
}

function handleDraft({ drafts }: MockDocuments, call: MockCall, kind: string, id: string): MockAnswer {
  const key = `${kind}/${id}`
  const before = drafts.get(key)
  if (call.method === 'GET') return before === undefined ? refused(404, 'http.no-draft') : { status: 200, body: before }
  if (call.method === 'DELETE') {
    drafts.delete(key)
    return { status: 204 }
  }
  const wanted = call.headers?.['if-match']
  const isFirst = call.headers?.['if-none-match'] === '*'
  if ((wanted !== undefined && wanted !== `"${before?.etag}"`) || (isFirst && before !== undefined)) {
    return refused(412, 'store.draft-changed')
  }
  const draft: WireDraft = {
    kind,
    id,
    author: 'u-li',
    basedOn: (call.body['basedOn'] as number | null | undefined) ?? null,
    etag: String(Number(before?.etag ?? '0') + 1),
    updatedAt: new Date(0).toISOString(),
    document: call.body['document'],
    issues: [],
  }
  drafts.set(key, draft)
  return { status: 200, body: draft }
}
