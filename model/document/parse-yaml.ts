import { type Document, isMap, isNode, isScalar, LineCounter, parseAllDocuments, visit, type YAMLError } from 'yaml'
import type { Issue } from '../../core/contract/issue.ts'
import { documentLimits } from './bounds.ts'
import { makeIssue } from './issue.ts'
import type { ParsedDocument } from './parse-document.ts'
import { type Place, placeOf } from './place.ts'
import { keysOf, pointerOf } from './pointer.ts'
import { scanYaml } from './scan-yaml.ts'

const reportedAtMost = 20

/**
 * Reads one YAML 1.2 document (core schema: dates stay texts, `on` and `yes` too), without merge keys, keys that are not texts, tags of
 * its own, or more than 100 aliases. Errors of syntax are reported together, at most twenty. Depth and aliases are counted before the
 * parser runs, since it recurses.
 */
export function parseYaml(text: string): ParsedDocument {
  if (text.includes('\0')) return refused(makeIssue('document.null-character', '', {}))
  const { depth, aliases } = scanYaml(text)
  if (depth > documentLimits.depth) return refused(tooDeep())
  if (aliases > documentLimits.aliases) return refused(tooManyAliases())

  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    uniqueKeys: false, // the parser's own check takes quadratic time
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: new LineCounter(),
  })
  const [document, second] = documents
  if (document === undefined) return { ok: true, value: null, locate: () => ({ line: 1, column: 1 }) }
  const issues = [...document.errors, ...document.warnings]
    .slice(0, reportedAtMost)
    .map((error) => syntaxIssue(error, text))
  if (second !== undefined) issues.push(makeIssue('document.yaml-two-documents', '', placeOf(text, second.range[0])))
  if (issues.length > 0) return refused(...issues)
  const doubled = duplicateKeys(document, text)
  return doubled.length > 0 ? refused(...doubled) : valueOf(document, text)
}

function valueOf(document: Document, text: string): ParsedDocument {
  try {
    const value: unknown = document.toJS({ maxAliasCount: documentLimits.aliases })
    return { ok: true, value, locate: (pointer) => placeIn(document, text, pointer) }
  } catch (error) {
    // The parser says so when few aliases stand for many values.
    if (error instanceof ReferenceError) return refused(tooManyAliases())
    throw error
  }
}

function refused(...issues: Issue[]): ParsedDocument {
  return { ok: false, issues }
}

function syntaxIssue(error: YAMLError, text: string): Issue {
  if (error.code === 'RESOURCE_EXHAUSTION') return tooDeep()
  const detail = (error.message.split('\n')[0] ?? '').slice(0, 200)
  return makeIssue('document.yaml-syntax', '', { ...placeOf(text, error.pos[0]), detail })
}

function tooDeep(): Issue {
  return makeIssue('document.too-deep', '', { limit: documentLimits.depth })
}

function tooManyAliases(): Issue {
  return makeIssue('document.too-many-aliases', '', { limit: documentLimits.aliases })
}

function duplicateKeys(document: Document, text: string): Issue[] {
  const issues: Issue[] = []
  visit(document, {
    Map(_, map, ancestors) {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value) && issues.length < reportedAtMost) {
          const name = String(key.value)
          const place = placeOf(text, key.range?.[0] ?? 0)
          issues.push(
            makeIssue('document.duplicate-key', pointerOf([...pathOf(ancestors, map), name]), {
              key: name.slice(0, 60),
              ...place,
            }),
          )
        }
        seen.add(key.value)
      }
    },
  })
  return issues
}

/** The keys that lead from the document to a node, read off the chain of its ancestors. */
function pathOf(ancestors: readonly unknown[], node: unknown): PropertyKey[] {
  const path: PropertyKey[] = []
  const chain = [...ancestors, node]
  for (let index = 0; index < chain.length - 1; index++) {
    const parent = chain[index]
    const child = chain[index + 1]
    if (isPairLike(parent)) path.push(String(isScalar(parent.key) ? parent.key.value : ''))
    else if (isNode(parent) && !isMap(parent) && 'items' in parent) path.push(parent.items.indexOf(child))
  }
  return path
}

function isPairLike(value: unknown): value is { readonly key: unknown } {
  return typeof value === 'object' && value !== null && !isNode(value) && 'key' in value
}

function placeIn(document: Document, text: string, pointer: string): Place {
  for (const keys = keysOf(pointer); keys.length > 0; keys.pop()) {
    const node = document.getIn(keys, true)
    if (isNode(node) && node.range) return placeOf(text, node.range[0])
  }
  return placeOf(text, document.range?.[0] ?? 0)
}
