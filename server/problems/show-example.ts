import type { Issue } from '../../core/contract/issue.ts'
import { applyFix } from '../../model/document/apply-fix.ts'
import { makeIssue } from '../../model/document/issue.ts'
import { parseDocument } from '../../model/document/parse-document.ts'
import { keysOf } from '../../model/document/pointer.ts'
import { compileRules } from '../../model/rules/compile-rules.ts'
import { validateFiles } from '../../model/validate/validate-files.ts'
import type { ConversionProblem } from '../../rules/conversion.ts'
import { fromJsonRulesEngine } from '../../rules/from-json-rules-engine.ts'
import { toJsonRulesEngine } from '../../rules/to-json-rules-engine.ts'
import { type Example, gone } from './examples/example.ts'
import { type SoundDocument, soundDocuments } from './examples/sound.ts'

/** The issues that an example has. Pure. */
export function issuesOfExample(example: Example): readonly Issue[] {
  switch (example.kind) {
    case 'change':
      return issuesAmong(example.of, changed(soundDocuments[example.of], example.to))
    case 'alone':
      return validateFiles([{ file: 'it', value: soundDocuments[example.of] }])
    case 'file': {
      const parsed = parseDocument(example.text, { fileName: `it.${example.form}` })
      return parsed.ok ? validateFiles([{ file: 'it', value: parsed.value }]) : parsed.issues
    }
    case 'told':
      return []
    case 'import':
      return fromJsonRulesEngine(example.rules).problems.map(asIssue)
    case 'export': {
      const compiled = compileRules(changed(soundDocuments[example.of], example.to))
      return compiled.ok ? toJsonRulesEngine(compiled.ruleSet).problems.map(asIssue) : compiled.issues
    }
  }
}

/** The issues that are left of an example once a fix is applied to it. Pure. */
export function issuesAfterFix(example: Extract<Example, { kind: 'change' }>, { fix = [] }: Issue): readonly Issue[] {
  return issuesAmong(example.of, applyFix(changed(soundDocuments[example.of], example.to), fix))
}

const longestShown = 240

/** An example as a reader sees it: where in a document what stands, or the file. Pure. */
export function exampleInWords(example: Example): string {
  switch (example.kind) {
    case 'change':
    case 'export': {
      const places = Object.entries(example.to).map(([path, value]) =>
        value === gone ? `no ${path}` : `${path}: ${JSON.stringify(value)}`,
      )
      return cut(`${example.of} ${places.join(', ')}`)
    }
    case 'file':
      return cut(example.text)
    case 'alone':
      return `${example.of} alone`
    case 'told':
      return example.words
    case 'import':
      return cut(JSON.stringify(example.rules))
  }
}

function cut(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`
}

/** A document among all the others, which are sound; a scenario only where it is the one, since it repeats what is wrong with its parts. */
function issuesAmong(of: SoundDocument, value: unknown): readonly Issue[] {
  const others = Object.entries(soundDocuments).filter(([name]) => name !== of && name !== 'scenario')
  const child = { ...soundDocuments.flow, id: 'child' }
  const files = [
    ...others.map(([name, document]) => ({ file: name, value: document as unknown })),
    { file: 'child', value: child },
  ]
  return validateFiles([...files, { file: 'it', value }]).filter(({ file }) => file === 'it')
}

function asIssue({ code, path, params }: ConversionProblem): Issue {
  return makeIssue(code, path, params as never)
}

/** A copy with some places changed, in the order given; what is taken out goes last, so that no place moves under another's feet. */
function changed(document: unknown, to: Readonly<Record<string, unknown>>): unknown {
  const copy = structuredClone(document)
  const places = Object.entries(to)
  for (const [path, value] of places) if (value !== gone) put(copy, keysOf(path), value)
  for (const [path] of places.filter(([, value]) => value === gone).reverse()) put(copy, keysOf(path), gone)
  return copy
}

function put(document: unknown, keys: readonly string[], value: unknown): void {
  const holder = keys.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document)
  const key = keys.at(-1) ?? ''
  if (Array.isArray(holder)) {
    const index = key === '-' ? holder.length : Number(key)
    if (value === gone) holder.splice(index, 1)
    else holder[index] = value
  } else if (value === gone) delete (holder as Record<string, unknown>)[key]
  else (holder as Record<string, unknown>)[key] = value
}
