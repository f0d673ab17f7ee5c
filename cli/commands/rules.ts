import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Facts } from '../../core/contract/facts.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { CompiledRuleSet, RulesDocument } from '../../core/contract/rules.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { hasErrors, makeIssue } from '../../model/document/issue.ts'
import { parseDocument } from '../../model/document/parse-document.ts'
import { shown, typeNameOf } from '../../model/document/shown.ts'
import { checkRules } from '../../model/rules/check-rules.ts'
import { compileRules } from '../../model/rules/compile-rules.ts'
import { writeRules } from '../../model/rules/write-rules.ts'
import { inLanguage } from '../../model/words/message.ts'
import type { ConversionProblem } from '../../rules/conversion.ts'
import { evaluate } from '../../rules/evaluate.ts'
import { fromJsonRulesEngine } from '../../rules/from-json-rules-engine.ts'
import { toJsonRulesEngine } from '../../rules/to-json-rules-engine.ts'
import { commandNamed, readArguments, required } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { answer, type Io } from '../io.ts'
import { issuesInWords } from '../issues-in-words.ts'
import { readDocument } from '../read-document.ts'
import { invalidDocument, Refusal, wrongUse } from '../refusal.ts'
import { rulesInWords } from '../rules-in-words.ts'

/** `pledge rules eval | check | to-json-rules-engine | from-json-rules-engine`: what a rules file says, on its own. Needs nothing running. */
export const rulesCommand: Command = async ([name, ...args], io) => {
  if (name === '--help' || name === '-h') {
    io.out(rulesInWords(io.language).usage)
    return 0
  }
  const subcommands = {
    eval: evalRules,
    check,
    'to-json-rules-engine': exportRules,
    'from-json-rules-engine': importRules,
  }
  return await commandNamed<Command>(subcommands, name)(args, io)
}

const evalRules: Command = async (args, io) => {
  const { options, positionals } = readArguments(args, { facts: 'text', now: 'text', calendar: 'texts' })
  const file = onlyFile(positionals)
  const facts = factsOf(required('facts', options.facts))
  const nowAt = options.now === undefined ? Date.now() : instantOf(options.now)
  const { ruleSet, issues } = await compiledFile(file)
  const calendars = await compiledCalendars(options.calendar)
  const [defaultCalendar] = calendars
  requireCalendars(ruleSet, calendars)

  const verdict = await evaluate(ruleSet, facts, {
    nowAt,
    calendars: Object.fromEntries(calendars.map((calendar) => [calendar.id, calendar])),
    ...(defaultCalendar === undefined ? {} : { defaultCalendar: defaultCalendar.id }),
  })
  const warnings = issues.filter((issue) => issue.severity === 'warning').map((issue) => inLanguage(issue, io.language))
  const value = { ...verdict, ...(warnings.length === 0 ? {} : { warnings }) }
  answer(io, value, () => rulesInWords(io.language).verdict(verdict))
  if (!io.isJson) for (const warning of warnings) io.err(`pledge: ${warning.message}`)
  return 0
}

const check: Command = async (args, io) => {
  const file = onlyFile(readArguments(args, {}).positionals)
  const parsed = await readDocument(file)
  const issues = parsed.ok ? checkRules(parsed.value) : parsed.issues
  answer(io, { issues: issues.map((issue) => inLanguage(issue, io.language)) }, () =>
    issues.length === 0
      ? rulesInWords(io.language).noIssues
      : issuesInWords(file, issues, io.language, parsed.ok ? parsed.locate : undefined),
  )
  return hasErrors(issues) ? 1 : 0
}

const exportRules: Command = async (args, io) => {
  const file = onlyFile(readArguments(args, {}).positionals)
  const { ruleSet, style } = await compiledFile(file)
  const { document, problems } = toJsonRulesEngine(ruleSet)
  const entries = style === 'table' ? '/rows' : '/rules'
  const issues = issuesOf(problems).map((issue) => ({ ...issue, path: issue.path.replace(/^\/entries/, entries) }))
  const value = { ...document, issues: issues.map((issue) => inLanguage(issue, io.language)) }
  answer(io, value, () => JSON.stringify(document, null, 2))
  tell(file, issues, io)
  return 0
}

const importRules: Command = async (args, io) => {
  const file = onlyFile(readArguments(args, {}).positionals)
  const parsed = await readDocument(file)
  if (!parsed.ok) throw invalidDocument(file, parsed.issues)
  const { document, issues } = importedDocument(parsed.value)
  const value = { document, issues: issues.map((issue) => inLanguage(issue, io.language)) }
  answer(io, value, () => (document === null ? '' : JSON.stringify(document, null, 2)))
  tell(file, issues, io)
  return hasErrors(issues) ? 1 : 0
}

function importedDocument(value: unknown): { document: RulesDocument | null; issues: readonly Issue[] } {
  const { document, table, problems } = fromJsonRulesEngine(value)
  const issues = issuesOf(problems)
  if (document === null) return { document, issues }
  const compiled = compileRules(document)
  if (!compiled.ok) return { document, issues: [...issues, ...compiled.issues] }
  return { document: table === null ? document : writeRules({ ...compiled.ruleSet, table }), issues }
}

function issuesOf(problems: readonly ConversionProblem[]): Issue[] {
  return problems.map(({ code, path, params }) => makeIssue(code, path, params as never))
}

function tell(file: string, issues: readonly Issue[], io: Io): void {
  if (!io.isJson && issues.length > 0) io.err(issuesInWords(file, issues, io.language))
}

function onlyFile(positionals: readonly string[]): string {
  const [file, unexpected] = positionals
  if (file === undefined) throw wrongUse('cli.missing-argument', { argument: 'FILE' })
  if (unexpected !== undefined) throw wrongUse('cli.unexpected-argument', { argument: unexpected.slice(0, 60) })
  return file
}

async function compiledFile(
  file: string,
): Promise<{ ruleSet: CompiledRuleSet; style: RulesDocument['style']; issues: readonly Issue[] }> {
  const parsed = await readDocument(file)
  if (!parsed.ok) throw invalidDocument(file, parsed.issues)
  const compiled = compileRules(parsed.value)
  if (!compiled.ok) throw invalidDocument(file, compiled.issues)
  return { ...compiled, style: compiled.ruleSet.table === undefined ? 'list' : 'table' }
}

async function compiledCalendars(files: readonly string[]): Promise<CompiledCalendar[]> {
  const calendars: CompiledCalendar[] = []
  for (const file of files) {
    const parsed = await readDocument(file)
    if (!parsed.ok) throw invalidDocument(file, parsed.issues)
    const compiled = compileCalendar(parsed.value, { version: null })
    if (!compiled.ok) throw invalidDocument(file, compiled.issues)
    calendars.push(compiled.calendar)
  }
  return calendars
}

function requireCalendars(ruleSet: CompiledRuleSet, calendars: readonly CompiledCalendar[]): void {
  const absent = ruleSet.calendars.find((id) => calendars.every((calendar) => calendar.id !== id))
  if (absent !== undefined) throw wrongUse('rules.calendar-not-given', { calendar: absent })
  if (ruleSet.needsDefaultCalendar && calendars.length === 0) throw wrongUse('rules.default-calendar-not-given', {})
}

function factsOf(text: string): Facts {
  const parsed = parseDocument(text, { fileName: 'facts.json' })
  if (!parsed.ok) {
    const [issue] = parsed.issues
    throw issue === undefined
      ? wrongUse('cli.unexpected', { detail: '' })
      : new Refusal(2, issue.code as never, issue.params)
  }
  const { value } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongUse('rules.facts-not-an-object', { found: typeNameOf(value) })
  }
  return value as Facts
}

function instantOf(text: string): number {
  const at = parseInstant(text)
  if (at === null) throw wrongUse('cli.bad-instant', { option: '--now', found: shown(text) })
  return at
}
