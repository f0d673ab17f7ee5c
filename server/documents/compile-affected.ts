import type { Plan } from '../../core/contract/plan.ts'
import { compile } from '../../model/plan/compile.ts'
import type { DocumentIssue } from '../../model/plan/documents.ts'
import { listNewestPlans } from '../../store/documents/plans.ts'
import type { Published } from '../../store/documents/publish-versions.ts'
import { type DocumentVersion, getVersion, loadNewest } from '../../store/documents/versions.ts'
import type { Transaction } from '../../store/store.ts'
import { sha256 } from './document-hash.ts'
import { planDocuments, type SettingIds, settingIds } from './known-documents.ts'

export interface AffectedPlans {
  /** The plans that differ from the newest ones of their flows. */
  readonly plans: readonly Plan[]
  /** What forbids publishing, and what is doubtful. */
  readonly issues: readonly DocumentIssue[]
  /** Flows that are in use and would break, by id; those that are published right now are not among them. */
  readonly brokenFlows: readonly string[]
}

/**
 * Compiles every flow with the newest documents, those just published included, and answers with the plans that changed. A flow that did not compile
 * before either keeps the plan it has and stands in nobody's way.
 */
export async function compileAffected(tx: Transaction, published: Published): Promise<AffectedPlans> {
  const settings = await settingIds(tx)
  const documents = await loadNewest(tx)
  const hashes = new Map((await listNewestPlans(tx)).map(({ id, hash }) => [id, hash]))
  const own = new Set(published.filter(({ kind }) => kind === 'flow').map(({ id }) => id))
  const plans: Plan[] = []
  const issues: DocumentIssue[] = []
  const brokenFlows: string[] = []
  for (const flow of documents.filter(({ kind }) => kind === 'flow')) {
    const result = compileFlow(flow, documents, settings)
    if (result.ok) {
      if (hashes.get(flow.id) === result.plan.hash) continue
      plans.push(result.plan)
      issues.push(...result.issues)
    } else if (own.has(flow.id)) {
      issues.push(...result.issues)
    } else if (await compiledBefore(tx, flow, documents, settings, published)) {
      issues.push(...result.issues)
      brokenFlows.push(flow.id)
    }
  }
  return { plans, issues, brokenFlows }
}

/** The flows that can be published as everything stands now, by id: what a change of settings must not break. */
export async function publishableFlows(tx: Transaction): Promise<readonly string[]> {
  const settings = await settingIds(tx)
  const documents = await loadNewest(tx)
  const flows = documents.filter(({ kind }) => kind === 'flow')
  return flows.filter((flow) => compileFlow(flow, documents, settings).ok).map(({ id }) => id)
}

function compileFlow(flow: DocumentVersion, documents: readonly DocumentVersion[], settings: SettingIds) {
  return compile(planDocuments(flow, documents, settings), { hash: sha256 })
}

async function compiledBefore(
  tx: Transaction,
  flow: DocumentVersion,
  documents: readonly DocumentVersion[],
  settings: SettingIds,
  published: Published,
): Promise<boolean> {
  const names = new Set(published.map(({ kind, id }) => `${kind}/${id}`))
  const replaced = await Promise.all(published.map(({ kind, id, version }) => getVersion(tx, kind, id, version - 1)))
  const before = [
    ...documents.filter(({ kind, id }) => !names.has(`${kind}/${id}`)),
    ...replaced.filter((document) => document !== null),
  ]
  return compileFlow(flow, before, settings).ok
}
