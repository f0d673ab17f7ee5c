import type { FactDefinition } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue, IssueParam } from '../../core/contract/issue.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { designerRules as english } from '../../locales/en/console/designer-rules.ts'
import { status as englishStatus } from '../../locales/en/console/status.ts'
import { designerRules as chinese } from '../../locales/zh-CN/console/designer-rules.ts'
import { status as chineseStatus } from '../../locales/zh-CN/console/status.ts'
import { textIn } from '../../model/words/text-in.ts'

const texts = {
  en: { rules: english, facts: englishStatus.fact },
  'zh-CN': { rules: chinese, facts: chineseStatus.fact },
} as const

const entryParams: ReadonlySet<string> = new Set(['first', 'second', 'id', 'row'])
const factParams: ReadonlySet<string> = new Set(['fact', 'other'])
const operatorParams: ReadonlySet<string> = new Set(['op', 'allowed'])

/**
 * An issue of a rule set with its facts, operators, values and rows as the owner of the process calls them; ids stay where nothing is called so.
 * Pure. The sentence is made anew from it by `inLanguage`.
 */
export function inOwnersWords(
  issue: Issue,
  rules: RulesDocument,
  flow: FlowDocument | null,
  language: Language,
): Issue {
  const facts = flow?.facts ?? []
  const params = Object.entries(issue.params).map(([name, value]): [string, IssueParam] => {
    if (name === 'example' && typeof value !== 'string' && typeof value !== 'number')
      return [name, value.map((one) => exampleIn(one, facts, language))]
    if (typeof value === 'number') return [name, value]
    const each = (say: (id: string) => string): IssueParam => (typeof value === 'string' ? say(value) : value.map(say))
    if (entryParams.has(name)) return [name, each((id) => entryIn(id, rules, language))]
    if (factParams.has(name)) return [name, each((id) => factIn(id, facts, language))]
    return [name, operatorParams.has(name) ? each((op) => operatorIn(op, language)) : value]
  })
  return { ...issue, params: Object.fromEntries(params) }
}

/** `category = other` in words: “About: Something else”. */
function exampleIn(example: string, facts: readonly FactDefinition[], language: Language): string {
  const at = example.indexOf(' = ')
  if (at < 0) return example
  const [id, value] = [example.slice(0, at), example.slice(at + 3)]
  const choice = facts
    .find((fact) => fact.id === id)
    ?.values?.find((one) => (typeof one === 'string' ? one : one.id) === value)
  const said = choice === undefined || typeof choice === 'string' ? undefined : choice.name
  const shown = said === undefined ? plainIn(value, language) : nameIn(said, language, value)
  return texts[language].rules.test.boolean
    .replace('{{fact}}', () => factIn(id, facts, language))
    .replace('{{value}}', () => shown)
}

function plainIn(value: string, language: Language): string {
  const { yes, no } = texts[language].rules.typed
  if (value === 'true') return yes[0] ?? value
  if (value === 'false') return no[0] ?? value
  return value === 'null' ? texts[language].rules.effect.nothing : value
}

function entryIn(id: string, rules: RulesDocument, language: Language): string {
  const entries: readonly { readonly id: string; readonly name?: LocalText }[] =
    rules.style === 'table' ? rules.rows : rules.rules
  const index = entries.findIndex((entry) => entry.id === id)
  const entry = entries[index]
  if (entry === undefined) return id
  const { row, rule } = texts[language].rules.sentence
  const number = (rules.style === 'table' ? row : rule).replace('{{number}}', String(index + 1))
  return entry.name === undefined ? number : `“${nameIn(entry.name, language, number)}”`
}

/** What a fact is called. */
export function factIn(id: string, facts: readonly FactDefinition[], language: Language): string {
  const own = facts.find((fact) => fact.id === id)?.name
  if (own !== undefined) return nameIn(own, language, id)
  const known: Readonly<Record<string, string>> = texts[language].facts
  return Object.hasOwn(known, id) ? (known[id] ?? id) : id
}

function operatorIn(op: string, language: Language): string {
  const known: Readonly<Record<string, string>> = texts[language].rules.operators
  return Object.hasOwn(known, op) ? `“${known[op]}”` : op
}

function nameIn(text: LocalText, language: Language, otherwise: string): string {
  return textIn(text, language) || otherwise
}
