import { z } from 'zod'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { getVersion } from '../../store/documents/versions.ts'
import { getUser } from '../../store/people/users.ts'
import { addAction, changeAction, getAction, listActions } from '../../store/review/actions.ts'
import type { ActionContent, ActionRow } from '../../store/review/retrospective-row.ts'
import { getRetrospective } from '../../store/review/retrospectives.ts'
import type { Sql, Transaction } from '../../store/store.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { etagHeader, versionIn } from '../http/etag.ts'
import { pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { wireActions } from '../review/wire-review.ts'
import { listOf } from '../schemas/atoms.ts'
import { actionInputSchema, actionQuery, actionSchema } from '../schemas/review-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['breaches']
const idParams = z.strictObject({ id: z.string().min(1).max(100) })

/** What is done so that it does not happen again, by whom and until when. */
export function actionRoutes(app: App, { store, now, uuid }: Pick<ServerParts, 'store' | 'now' | 'uuid'>): void {
  app.get(
    '/review/actions',
    {
      config: { permission: 'breaches.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'Actions of all retrospectives, what is due first first',
        querystring: actionQuery,
        response: { 200: listOf(actionSchema) },
      },
    },
    async (request) => {
      const { state, owner, late, ...page } = request.query
      const at = now()
      const { items, nextCursor } = await listActions(store, {
        ...pageOf(page),
        visibility: principalOf(request).visibility,
        ...(state === undefined ? {} : { state }),
        ...(owner === undefined ? {} : { owner: owner === 'me' ? principalOf(request).id : owner }),
        ...(late === undefined ? {} : { lateAt: at }),
      })
      return { items: await wireActions(store, items, at), nextCursor }
    },
  )

  app.post(
    '/review/retrospectives/:id/actions',
    {
      config: { permission: 'breaches.review', reach: 'teams' },
      schema: {
        tags,
        summary: 'Add an action',
        description: 'Its owner gets a mail once, when it is due.',
        params: idParams,
        body: actionInputSchema,
        response: { 201: actionSchema },
      },
    },
    async (request, reply) => {
      const retrospective = request.params.id
      const principal = principalOf(request)
      const writing = { id: uuid(), by: principal.id, at: now() }
      await store.transaction(async (tx) => {
        if ((await getRetrospective(tx, retrospective, now(), principal.visibility)) === null) {
          throw apiProblem('http.unknown-retrospective', { retrospective })
        }
        await refuseUnfit(tx, request.body, null)
        await addAction(tx, retrospective, request.body, writing)
        const data = { retrospective, owner: request.body.owner }
        await appendAudit(tx, {
          at: now(),
          actor: actorOf(principal),
          action: 'action.added',
          subject: writing.id,
          data,
        })
      })
      const made = await oneAction(store, writing.id, now())
      return reply.code(201).header('etag', etagHeader(made.version)).send(made)
    },
  )

  app.put(
    '/review/actions/:id',
    {
      config: { permission: 'breaches.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'Change an action, or say what came of it',
        description:
          'With breaches.review; whoever has the action may say what came of it without. With If-Match, only if it is still that version (412).',
        params: idParams,
        body: actionInputSchema,
        response: { 200: actionSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const principal = principalOf(request)
      const ifVersion = versionIn(request.headers)
      const writing = { id, by: principal.id, at: now(), ...(ifVersion === undefined ? {} : { ifVersion }) }
      await store.transaction(async (tx) => {
        const before = known(await getAction(tx, id), id)
        await refuseUnseen(tx, principal, before)
        refuseOthers(principal, before, request.body)
        await refuseUnfit(tx, request.body, before)
        known(await changeAction(tx, request.body, writing), id)
        const data = { state: request.body.state, owner: request.body.owner }
        await appendAudit(tx, { at: now(), actor: actorOf(principal), action: 'action.changed', subject: id, data })
      })
      const changed = await oneAction(store, id, now())
      return reply.header('etag', etagHeader(changed.version)).send(changed)
    },
  )
}

async function oneAction(sql: Sql, id: string, at: number) {
  const [action] = await wireActions(sql, [known(await getAction(sql, id), id)], at)
  if (action === undefined) throw apiProblem('http.unknown-action', { action: id })
  return action
}

function known(row: ActionRow | null, id: string): ActionRow {
  if (row === null) throw apiProblem('http.unknown-action', { action: id })
  return row
}

/** Nobody learns whether there is an action they may not see; whoever has it may. */
async function refuseUnseen(
  tx: Transaction,
  { id, visibility }: Principal,
  { id: action, owner, retrospectiveId }: ActionRow,
) {
  if (owner === id || (await getRetrospective(tx, retrospectiveId, 0, visibility)) !== null) return
  throw apiProblem('http.unknown-action', { action })
}

/** Whoever has an action says what came of it; what it is, whose and until when is for those who review. */
function refuseOthers({ permissions, id }: Principal, before: ActionRow, after: ActionContent): void {
  if (permissions.has('breaches.review')) return
  const isOwn = before.owner === id
  const isSame = before.what === after.what && before.owner === after.owner && before.dueAt === after.dueAt
  if (!isOwn || !isSame) throw apiProblem('http.not-permitted', { permission: 'breaches.review' })
}

async function refuseUnfit(
  tx: Transaction,
  { owner, document }: ActionContent,
  before: ActionRow | null,
): Promise<void> {
  if (owner !== before?.owner && (await getUser(tx, owner))?.isActive !== true) {
    throw apiProblem('http.unknown-user', { user: owner })
  }
  if (document === null) return
  const { kind, id, version } = document
  const isSame = before?.document?.kind === kind && before.document.id === id && before.document.version === version
  if (!isSame && (await getVersion(tx, kind as Parameters<typeof getVersion>[1], id, version)) === null) {
    throw apiProblem('http.unknown-version', { kind, id, version })
  }
}
