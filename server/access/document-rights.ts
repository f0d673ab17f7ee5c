import type { DocumentKind } from '../../core/contract/document.ts'
import { kindOfRulesChange, type RulesChange } from '../../model/rules/rules-change.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { Permission } from './permissions.ts'

/** Which of these permissions a change of rules asks for: any one of them is enough. */
const enoughFor: Readonly<Record<Exclude<RulesChange, 'none'>, readonly Permission[]>> = {
  values: ['rules.values', 'rules.rows', 'rules.all'],
  rows: ['rules.rows', 'rules.all'],
  all: ['rules.all'],
}

/**
 * Refuses a change of a document that goes further than somebody may go (`http.not-permitted`, naming the least permission that would do).
 * `before` is what it is held against, null for a document that is new. What changes nothing asks for nothing.
 */
export function requireRightToChange(
  permissions: ReadonlySet<Permission>,
  kind: DocumentKind,
  before: unknown,
  after: unknown,
): void {
  const change = kindOfRulesChange(before, after)
  if (change === 'none') return
  const enough: readonly Permission[] = kind === 'rules' ? enoughFor[change] : ['documents.change']
  if (enough.some((permission) => permissions.has(permission))) return
  throw apiProblem('http.not-permitted', { permission: enough[0] ?? 'documents.change' })
}
