import type { z } from 'zod'
import type { ParamsOf, ProblemCode } from '../../core/catalogue/index.ts'
import type { TypeName } from '../../core/catalogue/problem.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { makeIssue } from './issue.ts'
import { nearestName } from './nearest-name.ts'
import { pointerOf, valueAt } from './pointer.ts'
import { shown, typeNameOf } from './shown.ts'

type ZodIssue = z.core.$ZodIssue
type RawIssue = z.core.$ZodRawIssue

/** Given to zod as its error map, it notes on each unknown-field issue which fields are known there; the texts are ours, not zod's. */
export function noteKnownFields(issue: RawIssue): undefined {
  if (issue.code !== 'unrecognized_keys') return
  const definition = (issue.inst as z.core.$ZodType | undefined)?._zod.def as
    | { shape?: object; keyType?: z.core.$ZodType }
    | undefined
  const names = definition?.shape
    ? Object.keys(definition.shape)
    : [...(definition?.keyType?._zod.values ?? [])].map(String)
  ;(issue as Record<string, unknown>)['known'] = names
}

/**
 * The issues of the catalogue for what zod found wrong with a value; pure, in zod's order. Schemas say what is wrong beyond shape with
 * `problem(code, params)`. Of a union, the branch that fits best speaks. The error must stem from a parse with `noteKnownFields`.
 */
export function issuesFromZod(error: z.ZodError, value: unknown): Issue[] {
  return error.issues.flatMap((issue) => translated(issue, [], value))
}

/** What a `refine` or `check` reports instead of zod's own words: `z.string().refine(isZone, problem('calendar.unknown-zone', { zone }))`. */
export function problem<C extends ProblemCode>(
  code: C,
  params: ParamsOf<C>,
): { params: { code: C; params: ParamsOf<C> } } {
  return { params: { code, params } }
}

function translated(issue: ZodIssue, parents: readonly PropertyKey[], root: unknown): Issue[] {
  const path = [...parents, ...issue.path]
  const at = pointerOf(path)
  const value = valueAt(root, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownFields(issue, path, value)
    case 'invalid_type':
      return [wrongType(expectedType(issue.expected), path, value)]
    case 'invalid_value':
      return [notOneOf(issue.values, path, value)]
    case 'invalid_union':
      return unionIssues(issue, path, root)
    case 'invalid_key':
      return [
        makeIssue('document.wrong-shape', at, { found: shown(path.at(-1)) }),
        ...nestedIssues(issue.issues, root, path),
      ]
    case 'invalid_element':
      return nestedIssues(issue.issues, root, path)
    case 'custom':
      return [customIssue(issue, at, value)]
    case 'invalid_format':
      return [makeIssue('document.bad-format', at, { found: shown(value), format: issue.pattern ?? issue.format })]
    case 'not_multiple_of':
      return [makeIssue('document.not-whole', at, { found: shown(value) })]
    case 'too_small':
      return [tooSmall(issue, at, value)]
    case 'too_big':
      return [tooBig(issue, at, value)]
  }
}

function nestedIssues(issues: readonly ZodIssue[], root: unknown, path: readonly PropertyKey[]): Issue[] {
  return issues.filter((nested) => nested.code === 'custom').flatMap((nested) => translated(nested, path, root))
}

/** Nobody mistypes more fields of one object; looking for what a flood of them meant would take long. */
const searchedAtMost = 200

function unknownFields(
  issue: ZodIssue & { code: 'unrecognized_keys' },
  path: readonly PropertyKey[],
  value: unknown,
): Issue[] {
  const known = ((issue as unknown as { known?: string[] }).known ?? []).filter((name) => name !== '')
  return issue.keys.map((key, index) => {
    const at = pointerOf([...path, key])
    const params = { field: key.slice(0, 60), known }
    const isFree = (name: string) => typeof value !== 'object' || value === null || !Object.hasOwn(value, name)
    const nearest = index < searchedAtMost ? nearestName(key, known.filter(isFree)) : undefined
    const fix =
      nearest === undefined ? undefined : [{ op: 'move' as const, from: at, path: pointerOf([...path, nearest]) }]
    return makeIssue('document.unknown-field', at, params, fix)
  })
}

function wrongType(expected: TypeName, path: readonly PropertyKey[], value: unknown): Issue {
  if (value === undefined && path.length > 0) {
    return makeIssue('document.missing-field', pointerOf(path), { field: String(path.at(-1)) })
  }
  if (typeof value === 'number' && expected === 'number') {
    return Number.isFinite(value)
      ? makeIssue('document.not-whole', pointerOf(path), { found: shown(value) })
      : makeIssue('document.not-finite', pointerOf(path), {})
  }
  return makeIssue('document.wrong-type', pointerOf(path), { expected, found: typeNameOf(value) })
}

function notOneOf(values: readonly unknown[], path: readonly PropertyKey[], value: unknown): Issue {
  const at = pointerOf(path)
  if (value === undefined && path.length > 0)
    return makeIssue('document.missing-field', at, { field: String(path.at(-1)) })
  const allowed = values.map(String)
  const nearest = typeof value === 'string' ? nearestName(value, allowed) : undefined
  const fix = nearest === undefined ? undefined : [{ op: 'replace' as const, path: at, value: nearest }]
  return makeIssue('document.not-one-of', at, { found: shown(value), allowed }, fix)
}

function unionIssues(
  issue: ZodIssue & { code: 'invalid_union' },
  path: readonly PropertyKey[],
  root: unknown,
): Issue[] {
  const value = valueAt(root, path)
  if (issue.discriminator !== undefined) {
    const options = 'options' in issue ? (issue.options ?? []) : []
    return [notOneOf(options, path, value)]
  }
  const fitting = issue.errors.filter(
    (branch) => !branch.some((nested) => nested.path.length === 0 && isAnotherKind(nested)),
  )
  const [best, second] = fitting
    .map((branch) => ({ branch, unfit: unfitness(branch) }))
    .sort((a, b) => a.unfit - b.unfit)
  if (best !== undefined) {
    // Several forms of which none is nearer than another: to ask for the fields of one of them would be a guess.
    return second?.unfit === best.unfit && best.branch.every(isAboutFields)
      ? [makeIssue('document.wrong-shape', pointerOf(path), { found: shown(value) })]
      : best.branch.flatMap((nested) => translated(nested, path, root))
  }
  if (value === undefined) return [wrongType('value', path, value)]
  const allowed = issue.errors.flatMap((branch) =>
    branch.flatMap((nested) => (nested.code === 'invalid_value' ? nested.values : [])),
  )
  const hasOnlyValues = issue.errors.every((branch) => branch.every((nested) => nested.code === 'invalid_value'))
  if (allowed.length > 0 && (hasOnlyValues || typeof value === 'string')) return [notOneOf(allowed, path, value)]
  return [makeIssue('document.wrong-shape', pointerOf(path), { found: shown(value) })]
}

function isAnotherKind(issue: ZodIssue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value'
}

function isAboutFields(issue: ZodIssue): boolean {
  return issue.code === 'unrecognized_keys' || (issue.path.length === 1 && isAnotherKind(issue))
}

/** A branch whose own fields are named wrongly fits worse than one whose values are off; less so where the name is nearly one of its own. */
function unfitness(branch: readonly ZodIssue[]): number {
  return branch.reduce((sum, issue) => {
    if (issue.code !== 'unrecognized_keys') return sum + 1
    const known = (issue as unknown as { known?: string[] }).known ?? []
    return sum + issue.keys.reduce((more, key) => more + (nearestName(key, known) === undefined ? 3 : 2), 0)
  }, 0)
}

function customIssue(issue: ZodIssue & { code: 'custom' }, at: string, value: unknown): Issue {
  const { code, params, fix } = (issue.params ?? {}) as { code?: ProblemCode; params?: never; fix?: Issue['fix'] }
  return code === undefined
    ? makeIssue('document.wrong-shape', at, { found: shown(value) })
    : makeIssue(code, at, params as never, fix)
}

function tooSmall(issue: ZodIssue & { code: 'too_small' }, at: string, value: unknown): Issue {
  const limit = Number(issue.minimum)
  if (issue.origin === 'string') {
    return limit <= 1 ? makeIssue('document.empty-text', at, {}) : makeIssue('document.text-too-short', at, { limit })
  }
  if (issue.origin === 'number' || issue.origin === 'int')
    return makeIssue('document.number-too-small', at, { found: shown(value), limit })
  return makeIssue('document.too-few-entries', at, { count: sizeOf(value), limit })
}

function tooBig(issue: ZodIssue & { code: 'too_big' }, at: string, value: unknown): Issue {
  const limit = Number(issue.maximum)
  if (issue.origin === 'string') return makeIssue('document.text-too-long', at, { limit })
  if (issue.origin === 'number' || issue.origin === 'int')
    return makeIssue('document.number-too-large', at, { found: shown(value), limit })
  return makeIssue('document.too-many-entries', at, { count: sizeOf(value), limit })
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

const typesByZodName: Readonly<Record<string, TypeName>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  boolean: 'boolean',
  array: 'list',
  tuple: 'list',
  object: 'object',
  record: 'object',
  null: 'null',
  undefined: 'nothing',
}

function expectedType(zodName: string): TypeName {
  return (Object.hasOwn(typesByZodName, zodName) ? typesByZodName[zodName] : undefined) ?? 'value'
}
