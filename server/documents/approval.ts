import type { Actor } from '../../core/contract/case-command.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { Published } from '../../store/documents/publish-versions.ts'
import { getVersion, newestVersion } from '../../store/documents/versions.ts'
import type { Sql } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'

/** A flow that only a second person may publish, and the role that person needs. */
export interface ApprovalNeeded {
  readonly flow: string
  readonly role: string
}

/** Who approves what somebody else proposed. */
export interface Approver {
  readonly id: string
  readonly roles: readonly string[]
}

/**
 * Which flows ask for a second person before a publication takes effect: those whose plans change and those published
 * themselves, by what they say now and said until now, so that nobody takes the second person out alone.
 */
export async function approvalsFor(
  sql: Sql,
  plans: readonly Plan[],
  published: Published,
): Promise<readonly ApprovalNeeded[]> {
  const fresh = new Map(published.flatMap(({ kind, id, version }) => (kind === 'flow' ? [[id, version] as const] : [])))
  const needed: ApprovalNeeded[] = []
  for (const flow of new Set([...plans.map(({ id }) => id), ...fresh.keys()])) {
    const version = fresh.get(flow)
    const documents = [
      await newestVersion(sql, 'flow', flow),
      version === undefined ? null : await getVersion(sql, 'flow', flow, version - 1),
    ]
    const roles = new Set(documents.flatMap((found) => approverOf(found?.document)))
    needed.push(...[...roles].map((role) => ({ flow, role })))
  }
  return needed
}

/** Whether somebody may approve where these roles are asked for: with each of them, or as an administrator, who could give themselves any. Pure. */
export function standsFor(roles: readonly string[], by: Pick<Approver, 'roles'>): boolean {
  return by.roles.includes('administrator') || roles.every((role) => by.roles.includes(role))
}

/** Throws `publication.approval-needed` unless somebody else with every role asked for approved; what the system seeds needs nobody. */
export function requireApproval(needed: readonly ApprovalNeeded[], actor: Actor, by: Approver | undefined): void {
  if (needed.length === 0 || actor.kind === 'system') return
  const roles = [...new Set(needed.map(({ role }) => role))]
  if (by === undefined) {
    throw apiProblem('publication.approval-needed', { flows: [...new Set(needed.map(({ flow }) => flow))], roles })
  }
  if (by.id === actor.id) throw apiProblem('publication.own-proposal', {})
  if (!standsFor(roles, by)) throw apiProblem('publication.other-role', { roles })
}

function approverOf(document: unknown): readonly string[] {
  const { by } = (document as { readonly approval?: { readonly by?: unknown } } | null)?.approval ?? {}
  return typeof by === 'string' && by.startsWith('role:') ? [by.slice('role:'.length)] : []
}
