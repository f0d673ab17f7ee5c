/** One thing a source file asks for, by whatever form of import, with its line (from 1). */
export interface SourceImport {
  readonly specifier: string
  readonly line: number
}

/** Comments, template literals and strings, whichever begins first; a quote in a regular expression ends with its line. */
const piece = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`(?:[^`\\]|\\[\s\S])*`|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g

/** What stands before the string of an import: `from`, `import`, `import(`, `require(` or `new URL(`. */
const introduction = /(?:^|[^\w$.])(?:from|import|import\s*\(|require\s*\(|new\s+URL\s*\()\s*$/

/**
 * Every module that a TypeScript or JavaScript text names: static, dynamic, type-only and re-exports, `require`, and
 * `new URL('./x', import.meta.url)`, by which workers are loaded. Light: it knows strings and comments, not grammar.
 */
export function importsOf(text: string): readonly SourceImport[] {
  const found: SourceImport[] = []
  let code = ''
  let end = 0
  for (const match of text.matchAll(piece)) {
    code = (code + text.slice(end, match.index)).slice(-80)
    end = match.index + match[0].length
    const isString = match[0].startsWith("'") || match[0].startsWith('"')
    const isImport = isString && introduction.test(code)
    const specifier = match[0].slice(1, -1)
    if (isImport && (!/URL\s*\(\s*$/.test(code) || isWorkerUrl(specifier, text.slice(end)))) {
      found.push({ specifier, line: text.slice(0, match.index).split('\n').length })
    }
    if (isString) code += ' "" '
  }
  return found
}

/** A URL beside this module that names code; other ones name folders and data. */
function isWorkerUrl(specifier: string, after: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(specifier) && /^\s*,\s*import\.meta\.url/.test(after)
}
