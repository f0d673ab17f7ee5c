import type { Language } from '../core/contract/language.ts'
import type { TraceCondition, TraceEntry, Verdict } from '../core/contract/rules.ts'
import { rules as english } from '../locales/en/cli/rules.ts'
import { rules as chinese } from '../locales/zh-CN/cli/rules.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** The answers of `pledge rules` as people read them. */
export function rulesInWords(language: Language) {
  const words = texts[language]
  const results = { held: words.held, failed: words.failed, notReached: words.notReached }

  const condition = ({ fact, op, expected, otherFact, seen, result }: TraceCondition) => {
    const side = otherFact === undefined ? written(expected) : `${otherFact} (${valueOf(expected, words.missing)})`
    const question = [fact, op, side].filter((part) => part !== '').join(' ')
    return `      ${result === 'held' ? '✓' : '✗'} ${question}  [${valueOf(seen, words.missing)}]`
  }
  const entry = ({ id, result, conditions }: TraceEntry) => [
    `  ${result === 'held' ? '✓' : result === 'failed' ? '✗' : '·'} ${id}  ${results[result]}`,
    ...(result === 'notReached' ? [] : conditions.map(condition)),
  ]
  return {
    usage: words.usage,
    noIssues: words.noIssues,
    verdict: ({ outcome, set, trace }: Verdict) => {
      const values = Object.entries(set).map(([fact, value]) => `${fact} = ${JSON.stringify(value)}`)
      return [
        `${words.outcome}: ${outcome ?? words.none}`,
        `${words.sets}: ${values.length === 0 ? words.none : values.join(', ')}`,
        ...trace.flatMap(entry),
      ].join('\n')
    },
  }
}

function written(expected: TraceCondition['expected']): string {
  return expected === null ? '' : JSON.stringify(expected)
}

function valueOf(value: unknown, missing: string): string {
  return value === null ? missing : JSON.stringify(value)
}
