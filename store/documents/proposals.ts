import type { DocumentKind } from '../../core/contract/document.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'
import { appendEvents } from '../stream/stream-events.ts'

/** `rejected` by a second person, `withdrawn` by who proposed it. */
export type ProposalState = 'open' | 'published' | 'rejected' | 'withdrawn'

export interface ProposedDocument {
  readonly kind: DocumentKind
  readonly id: string
  readonly basedOn: number | null
  readonly hash: string
  readonly document: unknown
  /** Whether it was the author's draft, which must still be the same when it is approved. */
  readonly isDraft: boolean
}

/** Documents that wait for a second person before they are published. */
export interface Proposal {
  readonly id: string
  readonly at: number
  readonly author: string
  readonly note: string | null
  readonly running: 'stay' | 'migrate'
  readonly mapping: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The roles that flows asked for when it was proposed. */
  readonly roles: readonly string[]
  readonly documents: readonly ProposedDocument[]
  readonly state: ProposalState
  readonly decidedBy: string | null
  readonly decidedAt: number | null
  readonly decisionNote: string | null
  readonly publicationId: string | null
}

const columns = `id, at, author, note, running, mapping, roles, documents, state, decided_by as "decidedBy",
  decided_at as "decidedAt", decision_note as "decisionNote", publication_id as "publicationId"`

/** Keeps a proposal; it is open. The event stream tells of it. */
export async function addProposal(
  tx: Transaction,
  proposal: Pick<Proposal, 'id' | 'at' | 'author' | 'note' | 'running' | 'mapping' | 'roles' | 'documents'>,
): Promise<Proposal> {
  const { id, at, author, note, running, mapping, roles, documents } = proposal
  const [row] = await tx.query<Proposal>(
    `insert into proposals (id, at, author, note, running, mapping, roles, documents)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8::json) returning ${columns}`,
    [id, at, author, note, running, storableJson(mapping), storableJson(roles), storableJson(documents)],
  )
  if (row === undefined) throw new Error(`the proposal ${id} was not kept`)
  await tell(tx, id, row.state, at)
  return row
}

/** A proposal; null when there is none. In a transaction `isDeciding` keeps others from deciding it meanwhile. */
export async function getProposal(sql: Sql, id: string, isDeciding = false): Promise<Proposal | null> {
  const lock = isDeciding ? 'for update' : ''
  const [row] = await sql.query<Proposal>(`select ${columns} from proposals where id = $1 ${lock}`, [id])
  return row ?? null
}

/** The newest proposals, all or those in a state. */
export function listProposals(sql: Sql, state: Proposal['state'] | null, limit: number): Promise<Proposal[]> {
  return sql.query<Proposal>(
    `select ${columns} from proposals where $1::text is null or state = $1 order by at desc, id desc limit $2`,
    [state, limit],
  )
}

/** Somebody's open proposals, the newest first. */
export function openProposalsOf(sql: Sql, author: string): Promise<Proposal[]> {
  return sql.query<Proposal>(
    `select ${columns} from proposals where state = 'open' and author = $1 order by at desc, id desc`,
    [author],
  )
}

/** Writes down how a proposal was decided. The event stream tells of it. */
export async function decideProposal(
  tx: Transaction,
  id: string,
  decision: Pick<Proposal, 'decidedBy' | 'decisionNote' | 'publicationId'> & {
    readonly decidedAt: number
    readonly state: Exclude<ProposalState, 'open'>
  },
): Promise<void> {
  const { state, decidedBy, decidedAt, decisionNote, publicationId } = decision
  await tx.query(
    `update proposals set state = $2, decided_by = $3, decided_at = $4, decision_note = $5, publication_id = $6
     where id = $1 and state = 'open'`,
    [id, state, decidedBy, decidedAt, decisionNote, publicationId],
  )
  await tell(tx, id, state, decidedAt)
}

/** Only that there is something to ask for: what was proposed is nobody's business who may not read proposals. */
function tell(tx: Transaction, proposal: string, state: ProposalState, at: number): Promise<void> {
  const nowhere = { caseId: null, number: null, flow: null, team: null, assignee: null } as const
  return appendEvents(tx, [{ ...nowhere, at, type: 'document', data: { proposal, state } }])
}
