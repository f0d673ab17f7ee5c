import { fillTemplate, textIn } from '../connectors/mail/fill-template.ts'
import type { Language } from '../core/contract/language.ts'
import type { WireCaseSummary, WireClock, WireList, WireRecord, WireWhy } from '../core/contract/wire.ts'
import { cases as english } from '../locales/en/cli/cases.ts'
import { cases as chinese } from '../locales/zh-CN/cli/cases.ts'
import type { CaseNow, KeptCase, StartedCase } from '../sdk/cases.ts'
import type { ImportSummary } from './commands/import-cases.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** How answers about cases read in a terminal. */
export interface CasesWords {
  readonly usage: string
  readonly created: (found: StartedCase | KeptCase) => string
  readonly done: (found: CaseNow | KeptCase) => string
  readonly list: (page: WireList<WireCaseSummary>) => string
  readonly show: (found: CaseNow | KeptCase) => string
  readonly timeline: (page: WireList<WireRecord>) => string
  readonly why: (found: WireWhy) => string
  readonly imported: (summary: ImportSummary) => string
  readonly importing: (done: number, total: number) => string
  readonly following: (begun: number, kept: number) => string
}

/** The words of a language. */
export function casesInWords(language: Language): CasesWords {
  const text = texts[language]
  const due = (found: Pick<WireCaseSummary, 'nextDue' | 'isLate'>): string => {
    if (found.nextDue === null) return text.noDue
    return fillTemplate(found.isLate ? text.late : text.due, { at: shortInstant(found.nextDue.dueAt) })
  }
  const row = (found: WireCaseSummary): string =>
    [`#${found.number}`.padEnd(7), found.state.padEnd(9), due(found).padEnd(30), found.subject ?? found.id].join(' ')

  return {
    usage: text.usage,
    created: (found) =>
      fillTemplate(found.isKept ? text.kept : found.isNew ? text.created : text.known, {
        number: found.number,
        id: found.id,
      }),
    done: (found) =>
      found.isKept
        ? fillTemplate(text.kept, { number: found.number, id: found.id })
        : fillTemplate(text.done, {
            number: found.number,
            state: found.state,
            stage: textIn(found.stageName, language),
          }),
    list: ({ items, nextCursor }) =>
      items.length === 0 ? text.empty : [...items.map(row), ...(nextCursor === null ? [] : [text.more])].join('\n'),
    show: (found) => {
      if (found.isKept) return fillTemplate(text.kept, { number: found.number, id: found.id })
      const fields: readonly (readonly [string, string | null])[] = [
        [text.flow, textIn(found.flow.name, language)],
        [
          text.state,
          [found.state, ...found.waits.map(({ reason }) => fillTemplate(text.waitingFor, { reason }))].join(', '),
        ],
        [text.stage, textIn(found.stageName, language)],
        [text.priority, found.priority],
        [text.team, found.team],
        [text.assignee, found.assignee],
        [text.customer, found.customer?.name ?? found.customer?.id ?? null],
      ]
      return [
        `#${found.number} ${found.subject ?? found.id}`,
        ...fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name}: ${value}`])),
        `  ${text.clocks}:`,
        ...found.clocks.map((clock) => `    ${clockLine(clock, language)}`),
        fillTemplate(text.allowed, { words: [...new Set(found.allowed.map((command) => command.do))] }),
      ].join('\n')
    },
    timeline: ({ items }) => items.map((record) => recordLine(record)).join('\n'),
    why: ({ sentence, steps }) =>
      [sentence, ...steps.map((step) => `  ${shortInstant(step.from)}  ${step.text}`)].join('\n'),
    imported: (summary) =>
      [
        fillTemplate(text.imported, { ...summary, failed: summary.failed.length, byFlow: null }),
        ...(summary.kept > 0 ? [text.stillKept] : []),
        ...Object.entries(summary.byFlow).map(([flow, count]) => fillTemplate(text.importedFlow, { flow, count })),
        ...summary.failed.slice(0, 20).map((failure) => fillTemplate(text.refusedLine, { ...failure })),
      ].join('\n'),
    importing: (done, total) => fillTemplate(text.importing, { done, total }),
    following: (begun, kept) => fillTemplate(text.following, { begun, kept }),
  }
}

function clockLine(clock: WireClock, language: Language): string {
  const due = clock.dueAt === null ? '' : ` → ${shortInstant(clock.dueAt)}`
  return `${textIn(clock.name, language)} ${clock.instance}: ${clock.state}, ${clock.outcome}${due}`
}

function recordLine({ seq, at, event, actor, data, text }: WireRecord): string {
  const who = actor.name ?? actor.id ?? actor.kind
  const fields = Object.entries(data).flatMap(([name, value]) =>
    value === null || value === undefined || typeof value === 'object' ? [] : [`${name}=${String(value)}`],
  )
  return [
    String(seq).padStart(4),
    shortInstant(at),
    event,
    who,
    ...fields,
    ...(text === null ? [] : [`“${text.slice(0, 200)}”`]),
  ].join('  ')
}

/** An instant to the second: in a terminal, UTC says the same to everyone who compares. */
function shortInstant(at: string): string {
  return at.replace('T', ' ').replace(/\.\d+Z$/, 'Z')
}
