import { Lexer } from 'yaml'

/** What a YAML text would cost its parser. */
export interface YamlScan {
  /** Levels of nesting, indentation and brackets taken together; never less than the parser will find. */
  readonly depth: number
  /** How often an anchor is used again (`*name`). */
  readonly aliases: number
}

const marks = new Set(['\u0002', '\u0018', '\u001f'])

/** Counts levels and aliases of a YAML text from its lexemes alone, in linear time and without recursion; what it says of a text that is not YAML is of no meaning. */
export function scanYaml(text: string): YamlScan {
  const columns: number[] = []
  let depth = 0
  let aliases = 0
  let brackets = 0
  let column = 0
  let isLineStart = true

  for (const lexeme of new Lexer().lex(text)) {
    if (marks.has(lexeme)) continue
    if (lexeme[0] === '*') aliases++
    if (lexeme === '[' || lexeme === '{') brackets++
    if (lexeme === ']' || lexeme === '}') brackets = Math.max(0, brackets - 1)
    const isSpace = /^[ \t]*$/.test(lexeme)
    const opensLevel = brackets === 0 && !isSpace && (isLineStart || lexeme === '-' || lexeme === '?')
    if (opensLevel) {
      while ((columns.at(-1) ?? -1) > column) columns.pop()
      if ((columns.at(-1) ?? -1) < column) columns.push(column)
    }
    depth = Math.max(depth, columns.length + brackets)
    const lastBreak = lexeme.lastIndexOf('\n')
    column = lastBreak === -1 ? column + lexeme.length : lexeme.length - lastBreak - 1
    isLineStart = lastBreak !== -1 || (isLineStart && isSpace)
  }
  return { depth, aliases }
}
