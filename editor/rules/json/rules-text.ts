import type { Issue } from '../../../core/contract/issue.ts'
import type { Language } from '../../../core/contract/language.ts'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import { hasErrors } from '../../../model/document/issue.ts'
import { parseJson } from '../../../model/document/parse-json.ts'
import { checkRules, type RulesSurroundings, readRules } from '../../../model/rules/check-rules.ts'
import { compileRules, ruleSetOf } from '../../../model/rules/compile-rules.ts'
import { writeRules } from '../../../model/rules/write-rules.ts'
import { messageOf } from '../../../model/words/message.ts'
import { fromJsonRulesEngine } from '../../../rules/from-json-rules-engine.ts'
import { toJsonRulesEngine } from '../../../rules/to-json-rules-engine.ts'

/** Rules as text: as Pledge keeps them, or as json-rules-engine reads them. */
export const rulesFormats = ['own', 'engine'] as const

export type RulesFormat = (typeof rulesFormats)[number]

/** Something to say of a text, and the line where it is, as far as that is known. */
export interface TextIssue {
  readonly message: string
  readonly isError: boolean
  readonly line: number | null
}

/** What a text says: rules that may be used, null while they must not be; and all that is wrong or doubtful. */
export interface RulesRead {
  readonly rules: RulesDocument | null
  readonly issues: readonly TextIssue[]
}

/** Rules as a text of a format. The inverse is `readRulesText`, for rules without errors. */
export function writeRulesText(rules: RulesDocument, format: RulesFormat): string {
  const value = format === 'own' ? rules : toJsonRulesEngine(ruleSetOf(rules, null)).document
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Reads a text as the rule set of some id; pure, never throws. Rules with errors are not given out. */
export function readRulesText(
  text: string,
  format: RulesFormat,
  id: string,
  surroundings: RulesSurroundings,
  language: Language,
): RulesRead {
  const parsed = parseJson(text)
  const issueOf = (issue: Pick<Issue, 'code' | 'params' | 'severity'>, line: number | null): TextIssue => ({
    message: messageOf(issue.code, issue.params, language),
    isError: issue.severity === 'error',
    line,
  })
  if (!parsed.ok) {
    return { rules: null, issues: parsed.issues.map((issue) => issueOf(issue, lineIn(issue.params))) }
  }
  const lineOf = (path: string) => parsed.locate(path).line
  if (format === 'own') {
    const value = withId(parsed.value, id)
    const issues = checkRules(value, surroundings)
    const read = readRules(value)
    return {
      rules: read.ok && !hasErrors(issues) ? read.value : null,
      issues: issues.map((issue) => issueOf(issue, lineOf(issue.path))),
    }
  }
  const { document, table, problems } = fromJsonRulesEngine(parsed.value)
  const lost = problems.map(({ code, path, params }) => ({
    message: messageOf(code, params, language),
    isError: lossIsError(code),
    line: lineOf(path),
  }))
  if (document === null) return { rules: null, issues: lost }
  const made = compileRules({ ...document, id }, surroundings)
  const found = made.issues.map((issue) => issueOf(issue, null))
  const isWhole = made.ok && !lost.some(({ isError }) => isError)
  const whole = !made.ok ? null : table === null ? { ...document, id } : writeRules({ ...made.ruleSet, table })
  return { rules: isWhole ? whole : null, issues: [...lost, ...found] }
}

/** A rule set keeps its name in the process, whatever the text says. */
function withId(value: unknown, id: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, id } : value
}

/** A rule that is left out would change what the rules decide. */
function lossIsError(code: string): boolean {
  return code === 'rules.import-rule-left-out' || code === 'rules.import-not-rules' || code === 'rules.import-too-many'
}

function lineIn(params: Issue['params']): number | null {
  const { line } = params
  return typeof line === 'number' ? line : null
}
