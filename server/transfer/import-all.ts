import { documentKinds } from '../../core/contract/document.ts'
import { SETTING_LISTS } from '../../core/contract/settings.ts'
import type { WireImport, WireImported } from '../../core/contract/wire-administration.ts'
import { documentLimits } from '../../model/document/bounds.ts'
import { hasErrors, makeIssue } from '../../model/document/issue.ts'
import { utf8Length } from '../../model/document/parse-document.ts'
import { knownIds } from '../../model/document/surroundings.ts'
import { canonicalJson } from '../../model/plan/canonical-json.ts'
import type { DocumentIssue } from '../../model/plan/documents.ts'
import { checkDocument } from '../../model/validate/check-document.ts'
import { nameOf } from '../../model/validate/world.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { listNewest } from '../../store/documents/versions.ts'
import { saveSecret } from '../../store/settings/secrets.ts'
import { getSetting, listSettings, type Setting, saveSetting } from '../../store/settings/settings.ts'
import type { Transaction } from '../../store/store.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { type DocumentToPublish, publishDocuments } from '../documents/publish.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerParts } from '../server-parts.ts'
import { endpointSecret, endpointSecretName } from '../settings/endpoint-secret.ts'

type Parts = Pick<ServerParts, 'store' | 'now' | 'uuid' | 'secretKey'>
type SettingToImport = WireImport['settings'][number]

/**
 * Takes documents and settings over in one transaction, checked against each other and against all that is there. What is the same
 * already makes no new version, so it may be repeated. Throws `http.cannot-publish` with all issues, `store.base-not-newest` and
 * `store.setting-changed` where somebody changed something since the version that it is based on.
 */
export async function importAll(parts: Parts, principal: Principal, request: WireImport): Promise<WireImported> {
  const { documents, settings, note = null, running = 'stay', mapping = {} } = request
  const named = documents.map(({ document, basedOn }) => ({ ...nameOf(document), document, basedOn }))
  const before = new Map((await listNewest(parts.store)).map(({ kind, id, version }) => [`${kind}/${id}`, version]))
  const calendars = [...before.keys(), ...named.map(({ kind, id }) => `${kind}/${id}`)].flatMap((name) =>
    name.startsWith('calendar/') ? [name.slice('calendar/'.length)] : [],
  )
  const issues = [
    ...namingIssues(named),
    ...settingIssues(settings, calendars, await listSettings<object>(parts.store, 'reasons')),
  ]
  if (hasErrors(issues)) throw apiProblem('http.cannot-publish', {}, { issues })

  const saved: WireImported['settings'][number][] = []
  const { publication, versions, plans, ...published } = await publishDocuments(parts, named as DocumentToPublish[], {
    actor: actorOf(principal),
    permissions: principal.permissions,
    note,
    running,
    mapping,
    alongside: async (tx) => {
      for (const setting of settings) saved.push(await importSetting(tx, parts, principal, setting))
    },
  })
  return {
    publication,
    documents: versions.map(({ kind, id, version }) => ({
      kind,
      id,
      version,
      isChanged: version > (before.get(`${kind}/${id}`) ?? 0),
    })),
    settings: saved,
    plans,
    issues: [...issues, ...published.issues],
  }
}

interface Named {
  readonly kind: string
  readonly id: string
  readonly document: unknown
}

/** What keeps a document from being published under any name; what is in it is checked with the others. */
function namingIssues(documents: readonly Named[]): DocumentIssue[] {
  const seen = new Set<string>()
  return documents.flatMap(({ kind, id, document }) => {
    const issues = []
    const size = utf8Length(JSON.stringify(document))
    const known = documentKinds.some((name) => name === kind)
    if (!known)
      issues.push(makeIssue('document.unknown-kind', '/kind', { kind: kind.slice(0, 60), known: documentKinds }))
    if (id === '') issues.push(makeIssue('document.missing-field', '/id', { field: 'id' }))
    if (seen.has(`${kind}/${id}`))
      issues.push(makeIssue('document.duplicate-id', '/id', { id, first: `${kind}/${id}` }))
    if (size > documentLimits.bytes) {
      issues.push(makeIssue('document.too-large', '', { size, limit: documentLimits.bytes }))
    }
    seen.add(`${kind}/${id}`)
    return issues.map((issue) => ({ ...issue, document: { kind, id } }))
  })
}

/** The settings as one file, whose lists keep the order in which they were given. */
function settingIssues(
  settings: readonly SettingToImport[],
  calendars: readonly string[],
  reasons: readonly Setting<object>[],
): DocumentIssue[] {
  const lists = SETTING_LISTS.map((list) => {
    const entries = settings.filter(({ kind }) => kind === list).map(({ id, data }) => ({ ...data, id }))
    // Reasons stand below others that may be there already.
    const present = list === 'reasons' && entries.length > 0 ? reasons : []
    const kept = present.flatMap(({ id, value }) => (entries.some((entry) => entry.id === id) ? [] : [value]))
    return [list, [...entries, ...kept]] as const
  })
  const file = { kind: 'settings', ...Object.fromEntries(lists) }
  return checkDocument('settings', file, { calendars: knownIds(calendars) }).map((issue) => ({
    ...issue,
    document: { kind: 'settings', id: '' },
  }))
}

async function importSetting(
  tx: Transaction,
  { now, secretKey }: Parts,
  principal: Principal,
  { kind, id, data, basedOn }: SettingToImport,
): Promise<WireImported['settings'][number]> {
  const before = await getSetting<object>(tx, kind, id)
  const value = { ...data, id }
  if (before !== null && canonicalJson(before.value) === canonicalJson(value)) {
    return { kind, id, version: before.version, isChanged: false }
  }
  const actor = actorOf(principal)
  const at = now()
  const ifVersion = basedOn === undefined ? {} : { ifVersion: basedOn }
  const { version } = await saveSetting(tx, {
    kind,
    id,
    value,
    updatedAt: at,
    updatedBy: actor.id ?? null,
    ...ifVersion,
  })
  const secret = kind === 'endpoints' && before === null ? endpointSecret() : null
  if (secret !== null) await saveSecret(tx, secretKey, endpointSecretName(id), secret, at)
  await appendAudit(tx, { at, actor, action: 'setting.changed', subject: `${kind}/${id}`, data: { version } })
  return { kind, id, version, isChanged: true, ...(secret === null ? {} : { secret }) }
}
