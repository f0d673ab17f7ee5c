import type { Issue } from '../../core/contract/issue.ts'
import { makeIssue } from './issue.ts'
import { nearestName } from './nearest-name.ts'
import { shown, typeNameOf } from './shown.ts'

/** The kind a parsed value names, if it is one of `known`; else the one issue that says what stands there instead. */
export function checkKind<K extends string>(
  value: unknown,
  known: readonly K[],
): { readonly ok: true; readonly kind: K } | { readonly ok: false; readonly issues: readonly [Issue] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, issues: [makeIssue('document.not-an-object', '', { found: typeNameOf(value) })] }
  }
  const kind: unknown = Object.hasOwn(value, 'kind') ? (value as { kind: unknown }).kind : undefined
  if (kind === undefined) return { ok: false, issues: [makeIssue('document.missing-kind', '/kind', { known })] }
  const match = known.find((name) => name === kind)
  if (match !== undefined) return { ok: true, kind: match }
  const nearest = typeof kind === 'string' ? nearestName(kind, known) : undefined
  const fix = nearest === undefined ? undefined : [{ op: 'replace' as const, path: '/kind', value: nearest }]
  const named = typeof kind === 'string' ? kind.slice(0, 60) : shown(kind)
  return { ok: false, issues: [makeIssue('document.unknown-kind', '/kind', { kind: named, known }, fix)] }
}
