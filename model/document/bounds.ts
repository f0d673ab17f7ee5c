import type { Issue } from '../../core/contract/issue.ts'
import { makeIssue } from './issue.ts'
import { pointerOf } from './pointer.ts'

/** The limits that hold for every document, wherever it comes from. */
export const documentLimits = { bytes: 1024 * 1024, depth: 64, aliases: 100, entries: 2000 } as const

/**
 * What makes a parsed value unfit to be a document whatever its kind: nested too deep, a null character, a number that is not finite,
 * a field called `__proto__`. Bounded: it looks no deeper than the limit and reports each sort of defect at most twenty times.
 */
export function outOfBounds(value: unknown): Issue[] {
  const issues: Issue[] = []
  const path: PropertyKey[] = []
  let tooDeep = false

  const report = (issue: Issue) => {
    if (issues.length < reportedAtMost) issues.push(issue)
  }
  const visit = (at: unknown): void => {
    if (typeof at === 'string' && at.includes('\0')) report(makeIssue('document.null-character', pointerOf(path), {}))
    if (typeof at === 'number' && !Number.isFinite(at)) report(makeIssue('document.not-finite', pointerOf(path), {}))
    if (typeof at !== 'object' || at === null) return
    if (path.length >= documentLimits.depth) {
      if (!tooDeep) report(makeIssue('document.too-deep', pointerOf(path.slice(0, 4)), { limit: documentLimits.depth }))
      tooDeep = true
      return
    }
    for (const [key, child] of Object.entries(at)) {
      path.push(Array.isArray(at) ? Number(key) : key)
      if (key === '__proto__') report(makeIssue('document.forbidden-key', pointerOf(path), { key }))
      if (key.includes('\0')) report(makeIssue('document.null-character', pointerOf(path), {}))
      visit(child)
      path.pop()
    }
  }
  visit(value)
  return issues
}

const reportedAtMost = 20
