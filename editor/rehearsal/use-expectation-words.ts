import { useTranslation } from 'react-i18next'
import { COMMAND_WORDS } from '../../core/contract/case-command.ts'
import type { FactValue } from '../../core/contract/facts.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { ClockExpectation, Expectation } from '../../core/contract/scenario.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { flatFacts } from '../../model/scenario/facts-schema.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

type Fields = Readonly<Record<string, unknown>>

const named: ReadonlySet<string> = new Set(['clock', 'at'])
const known = [
  'state',
  'outcome',
  'dueAt',
  'breachesAt',
  'elapsedMinutes',
  'remainingMinutes',
  'stoppedWhilePaused',
  'instance',
  'exists',
  'instances',
] as const

/** Expectations of scenarios as people say them, and what happened in their place. */
export function useExpectationWords(plan: Plan) {
  const { t } = useTranslation('designerRehearsal')
  const { t: ofCase } = useTranslation('case')
  const language = useLanguage()
  const names = useNames()
  const words = useRehearsalWords(plan)
  const list = (items: readonly string[]) =>
    items.length === 0 ? t('wrong.none') : items.join(language === 'en' ? ', ' : '、')
  const at = (text: unknown) => {
    const instant = typeof text === 'string' ? parseInstant(text) : null
    return instant === null ? t('wrong.lines.end') : words.exactly(instant)
  }

  const value = (field: string, one: unknown): string => {
    if (one === null || one === undefined) return t('wrong.never')
    if (typeof one === 'boolean') return ofCase(one ? 'field.yes' : 'field.no')
    const state = field === 'state' ? states.find((each) => each === one) : undefined
    if (state !== undefined) return t(`clocks.state.${state}`)
    const outcome = field === 'outcome' ? outcomes.find((each) => each === one) : undefined
    if (outcome !== undefined) return t(`clocks.outcome.${outcome}`)
    return field.endsWith('At') ? at(one) : typeof one === 'string' ? one : JSON.stringify(one)
  }
  const clockFields = (line: Fields) =>
    Object.entries(line)
      .filter(([field]) => !named.has(field))
      .map(([field, one]) => {
        const name = known.find((each) => each === field)
        return `${name === undefined ? field : t(`wrong.fields.${name}`)}: ${value(field, one)}`
      })
  const breaches = (all: unknown) =>
    list((all as readonly Fields[]).map((one) => `${words.clock(String(one['clock']))} ${at(one['breachedAt'])}`))
  const facts = (line: Fields) =>
    Object.entries(flatFacts(line['facts'] as Parameters<typeof flatFacts>[0])).map(
      ([id, one]) => `${words.fact(id)}: ${factValue(id, one)}`,
    )
  const factValue = (id: string, one: FactValue) =>
    id === 'team' && typeof one === 'string'
      ? words.team(one)
      : id === 'stage' && typeof one === 'string'
        ? words.stage(one)
        : words.value(id, one)
  const recipient = (to: string) =>
    to.startsWith('role:') ? names.role(to.slice('role:'.length)) : names.recipient(to)
  const told = (all: unknown) =>
    list((all as readonly Fields[]).map((one) => `${recipient(String(one['to']))} ${at(one['at'])}`))

  const say = (line: Fields): string => {
    if ('clock' in line) return list(clockFields(line))
    if ('facts' in line) return list(facts(line))
    if ('breaches' in line) return breaches(line['breaches'])
    if ('warnings' in line) return list(((line['warnings'] as Fields)['at'] as readonly string[]).map(at))
    if ('path' in line) return list((line['path'] as readonly string[]).map(words.stage))
    return told(line['notifications'])
  }
  const title = (line: Fields): string => {
    if ('clock' in line)
      return t('wrong.lines.clock', { clock: words.clock(String(line['clock'])), at: at(line['at']) })
    if ('facts' in line) return t('wrong.lines.facts', { at: at(line['at']) })
    if ('warnings' in line) {
      return t('wrong.lines.warnings', { clock: words.clock(String((line['warnings'] as Fields)['clock'])) })
    }
    return t(`wrong.lines.${'breaches' in line ? 'breaches' : 'path' in line ? 'path' : 'notifications'}`)
  }

  return {
    words,
    factValue,
    /** What a line says, without what it is about. */
    line: (line: Expectation) => say(line as unknown as Fields),
    /** How a clock ends, in a word; or when it is due. */
    clockEnd({ state, outcome, dueAt }: ClockExpectation): string {
      if (dueAt !== undefined) return at(dueAt)
      return outcome === 'met' || outcome === 'missed' ? value('outcome', outcome) : value('state', state)
    },
    difference(expect: unknown, actual: unknown) {
      return { title: title(expect as Fields), expected: say(expect as Fields), actual: say(actual as Fields) }
    },
    /** What an event of a scenario wanted: the word for it, and the step that it is about. */
    event(event: unknown): string {
      const { do: word, node } = event as { readonly do?: string; readonly node?: string }
      const said = COMMAND_WORDS.find((each) => each === word)
      return [said === undefined ? '' : t(`wrong.words.${said}`), node === undefined ? '' : words.node(node)]
        .filter((part) => part !== '')
        .join(' · ')
    },
  }
}

const states = ['running', 'paused', 'stopped', 'cancelled', 'notStarted'] as const
const outcomes = ['pending', 'met', 'missed', 'none'] as const
