import { type ParamsOf, type ProblemCode, problemDefinition } from '../../core/catalogue/index.ts'
import type { Fix, Issue, Severity } from '../../core/contract/issue.ts'
import { makeIssue } from './issue.ts'
import { nearestName } from './nearest-name.ts'
import { pointerOf } from './pointer.ts'

/** The keys that lead to a place in a document. */
export type Path = readonly (string | number)[]

/** What checks write their issues to, in the order found. */
export interface Report {
  readonly issues: readonly Issue[]
  add<C extends ProblemCode>(code: C, path: Path, params: ParamsOf<C>, fix?: Fix): void
  /** The same report for a part of the document: its paths are continued from `path`. */
  within(path: Path): Report
}

/** The codes that say that a name is not known and which ones are. */
export type ReferenceCode = Extract<ProblemCode, `reference.unknown-${string}`>

/** Of each severity so many are kept, which is more than anybody is shown: a report never grows with the document. */
const keptAtMost = 1000

/** An empty report. */
export function newReport(): Report {
  return reportAt([], [], new Map())
}

function reportAt(issues: Issue[], prefix: Path, counts: Map<Severity, number>): Report {
  return {
    issues,
    add: (code, path, params, fix) => {
      const { severity } = problemDefinition(code)
      const count = (counts.get(severity) ?? 0) + 1
      counts.set(severity, count)
      if (count > keptAtMost) return
      issues.push(makeIssue(code, pointerOf([...prefix, ...path]), params, fix && movedBy(fix, prefix)))
    },
    within: (path) => reportAt(issues, [...prefix, ...path], counts),
  }
}

function movedBy(fix: Fix, prefix: Path): Fix {
  const at = pointerOf(prefix)
  return fix.map((change) =>
    change.op === 'move'
      ? { ...change, from: at + change.from, path: at + change.path }
      : { ...change, path: at + change.path },
  )
}

/** Looking for the nearest name is the dear part of a check: a document of nothing but unknown names gets it for the first few. */
const nearestAtMost = 10

/** Reports a name that is not among those known, with the nearest one as a fix. Nothing is reported where nothing is known. */
export function checkReference(
  report: Report,
  code: ReferenceCode,
  path: Path,
  id: string,
  known: Iterable<string> | undefined,
): void {
  if (known === undefined) return
  const names = known instanceof Set ? (known as ReadonlySet<string>) : new Set(known)
  if (names.has(id)) return
  const nearest = report.issues.length >= nearestAtMost ? undefined : nearestName(id, names)
  const fix = nearest === undefined ? undefined : [{ op: 'replace' as const, path: pointerOf(path), value: nearest }]
  report.add(code, path, { id, known: firstOf(names) }, fix)
}

function firstOf(names: ReadonlySet<string>): string[] {
  const first: string[] = []
  for (const name of names) if (first.push(name) === shownAtMost) break
  return first
}

const shownAtMost = 20

/** Reports each id that stands a second time; `pathOf` says where the nth stands. */
export function checkUnique(report: Report, ids: readonly string[], pathOf: (index: number) => Path): void {
  const first = new Map<string, number>()
  ids.forEach((id, index) => {
    const before = first.get(id)
    if (before === undefined) first.set(id, index)
    else report.add('document.duplicate-id', pathOf(index), { id, first: pointerOf(pathOf(before)) })
  })
}
