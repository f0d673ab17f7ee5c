import { useTranslation } from 'react-i18next'
import type { Language } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { WireRecord } from '../../core/contract/wire.ts'
import { useFactWords } from '../../look/facts/use-fact-words.ts'
import { knownName } from '../../look/language/known-name.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { type RecordNames, recordSentence } from '../../look/records/record-words.ts'
import { instantInWords } from '../../model/words/why-words.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { calendarOfPlan } from './zoned-text.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(key, made)
  return made
}

/** What happens in a rehearsal, in the words of the process; instants in the zone of its calendar. */
export function useRehearsalWords(plan: Plan | null) {
  const { t } = useTranslation('records')
  const { t: ofCase } = useTranslation('case')
  const language = useLanguage()
  const local = useLocalText()
  const known = useNames()
  const cards = useCardWords()
  const facts = useFactWords(plan?.facts ?? [])
  const { timeZone } = calendarOfPlan(plan)
  const at = (instant: Instant) => formatFor(language, timeZone).format(instant)
  const node = (id: string) => local(plan?.nodes[id]?.name, id)
  const clock = (id: string) => local(plan?.policy?.clocks.find((one) => one.id === id)?.name, id)
  const way = (of: string, id: string) => {
    const from = plan?.nodes[of]
    const outcome = from?.kind === 'task' ? from.outcomes.find((one) => one.id === id)?.name : undefined
    return local(from?.wayNames?.[id] ?? outcome, known.way(id))
  }
  const names: RecordNames = {
    person: (id) => id,
    team: cards.team,
    stage: (id) => local(plan?.stages.find((stage) => stage.id === id)?.name, id),
    node,
    way,
    clock,
    flow: (id) => (id === plan?.id ? local(plan.name, id) : id),
    fact: facts.name,
    factValue: facts.value,
    recipient: (to) =>
      to.startsWith('role:')
        ? known.role(to.slice('role:'.length))
        : to.startsWith('team:')
          ? cards.team(to.slice('team:'.length))
          : known.recipient(to),
    waitReason: known.waitReason,
    case: (id) => id,
    linkKind: (id) => knownName(ofCase('link.kinds', { returnObjects: true }) as Readonly<Record<string, string>>, id),
    instant: (text) => at(/^\d+$/.test(text) ? Number(text) : Date.parse(text)),
    duration: (amount, unit) => cards.duration({ amount, unit }),
    list: (items) => new Intl.ListFormat(language, { type: 'conjunction' }).format(items),
  }
  return {
    timeZone,
    /** `Mon 23 Nov, 09:00`. */
    at,
    /** With the year. */
    exactly: (instant: Instant) => instantInWords(instant, language, timeZone),
    node,
    clock,
    way,
    team: cards.team,
    fact: facts.name,
    value: facts.value,
    stage: names.stage,
    waitReason: names.waitReason,
    /** The sentence for a line of the timeline. */
    record: (record: CaseRecord) => recordSentence(t, wireOf(record), names),
  }
}

/** A line of the timeline as the sentences want it. */
function wireOf({ seq, at, event, actor, data }: CaseRecord): WireRecord {
  return { seq, at: new Date(at).toISOString(), acceptedAt: null, event, actor, data, text: null }
}
