import { useTranslation } from 'react-i18next'
import type { FactValue } from '../../core/contract/facts.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { Matcher } from '../../core/contract/matcher.ts'
import type {
  ClockDefinition,
  EscalationAction,
  EscalationAt,
  PolicyDocument,
  TargetDefinition,
} from '../../core/contract/policy.ts'
import type { Duration, Instant } from '../../core/contract/time.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { wantedValues } from '../../model/policy/target-condition.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import { useParts, useView } from '../workspace/designer-parts.ts'
import { durationText, writtenDuration } from './written-duration.ts'

/** Promises in the reader's words: events, times, conditions, what escalations do, instants. */
export function useClockWords() {
  const { t } = useTranslation('designerClocks')
  const language = useLanguage()
  const local = useLocalText()
  const names = useNames()
  const cards = useCardWords()
  const { store, viewOf, directory } = useParts()
  const { factName, factValue } = useFactChoices()
  const flow = useView((view) => view.flow)

  const called = (list: readonly { readonly id: string; readonly name?: LocalText | null }[], id: string) =>
    local(list.find((one) => one.id === id)?.name, id)
  const node = (id: string) => {
    const found = flow.nodes.find((one) => one.id === id)
    return found === undefined ? id : cards.title(found)
  }
  const stage = (id: string) => called(flow.stages, id)
  // What other promises are called changes seldom; it is read when something renders anyway.
  const clock = (id: string) =>
    nameOfClock(
      viewOf(store.getState().history.present).policy?.clocks.find((one) => one.id === id),
      id,
    )
  const nameOfClock = (one: ClockDefinition | undefined, id: string) =>
    one === undefined ? id : local(one.name, t(`measure.metrics.${one.metric}`))
  const role = (id: string) => {
    const own = directory.roles.find((one) => one.id === id)?.name
    return own == null ? names.role(id) : local(own, id)
  }
  const both = (list: readonly string[], word: string) => list.join(word)

  const recipientIn = (form: 'recipients' | 'who', to: string): string => {
    if (to === 'assignee' || to === 'team' || to === 'customer') return t(`rung.${form}.${to}`)
    const [kind, id] = [to.slice(0, to.indexOf(':')), to.slice(to.indexOf(':') + 1)]
    if (kind === 'role') return t(`rung.${form}.role`, { name: role(id) })
    if (kind === 'team') return t(`rung.${form}.ofTeam`, { name: cards.team(id) })
    return kind === 'agent' ? t(`rung.${form}.agent`, { name: id }) : to
  }

  const reply = ({ by, public: isPublic }: Matcher) => {
    if (isPublic === true) return by === 'bot' ? t('events.replyBot') : t('events.replyPublic')
    if (isPublic === false) return t('events.replyInternal')
    return by === undefined ? t('events.reply') : t(by === 'person' ? 'events.replyPerson' : 'events.replyBot')
  }

  const matcher = (one: Matcher): string => {
    switch (one.event) {
      case 'reply':
        return reply(one)
      case 'assigned':
        return one.team === undefined ? t('events.assigned') : t('events.assignedTo', { name: cards.team(one.team) })
      case 'stageEntered':
      case 'stageLeft':
        if (one.stage === undefined)
          return t(one.event === 'stageEntered' ? 'events.anyStageEntered' : 'events.anyStageLeft')
        return t(`events.${one.event}`, { name: stage(one.stage) })
      case 'nodeEntered':
      case 'nodeLeft':
        if (one.node === undefined)
          return t(one.event === 'nodeEntered' ? 'events.anyNodeEntered' : 'events.anyNodeLeft')
        return t(`events.${one.event}`, { name: node(one.node) })
      case 'factChanged':
        if (one.fact === undefined) return t('events.anyFactChanged')
        if (one.is === undefined) return t('events.factChanged', { name: factName(one.fact) })
        return t('events.factBecomes', { name: factName(one.fact), value: factValue(one.fact, one.is) })
      case 'waitStarted':
      case 'waitEnded':
        if (one.reason === undefined) return t(`events.${one.event}`)
        return t(`events.${one.event}For`, { name: names.waitReason(one.reason) })
      case 'warned':
        return one.clock === undefined ? t('events.anyWarned') : t('events.warned', { name: clock(one.clock) })
      case 'breached':
        return one.clock === undefined ? t('events.anyBreached') : t('events.breached', { name: clock(one.clock) })
      case 'external':
        return one.name === undefined ? t('events.external') : t('events.externalNamed', { name: one.name })
      default:
        return t(`events.${one.event}`)
    }
  }

  const duration = (one: Duration) => durationText(one, language)

  const at = (one: EscalationAt): string => {
    if ('before' in one) return t('ladder.at.before', { length: duration(one.before) })
    if ('after' in one) return t('ladder.at.after', { length: duration(one.after) })
    return one.percent >= 100 ? t('ladder.at.due') : t('ladder.at.percent', { percent: one.percent })
  }

  const atShort = (one: EscalationAt): string => {
    if ('before' in one) return t('ladder.atShort.before', { length: writtenDuration(one.before, language).amount })
    if ('after' in one) return t('ladder.atShort.after', { length: writtenDuration(one.after, language).amount })
    return one.percent >= 100 ? t('ladder.atShort.due') : t('ladder.atShort.percent', { percent: one.percent })
  }

  const set = ({ fact, value, raiseBy }: Extract<EscalationAction, { action: 'set' }>) => {
    if (raiseBy === undefined) return t('rung.say.set', { fact: factName(fact), value: factValue(fact, value) })
    return t(raiseBy < 0 ? 'rung.say.lower' : 'rung.say.raise', { fact: factName(fact) })
  }

  const action = (one: EscalationAction): string => {
    switch (one.action) {
      case 'notify':
        return t('rung.say.notify', {
          who: both(
            one.to.map((to) => recipientIn('who', to)),
            language === 'en' ? ', ' : '、',
          ),
        })
      case 'assign':
        return t('rung.say.assign', { name: cards.team(one.team) })
      case 'set':
        return set(one)
      case 'startFlow':
        return t('rung.say.startFlow', { name: called(directory.flows, one.flow) })
      case 'webhook':
        return t('rung.say.webhook', { name: called(directory.endpoints, one.endpoint) })
      case 'requireReason':
        return t('rung.say.requireReason')
    }
  }

  /** A value of a fact as one would name it in a table: `Gold`, `Yes`. */
  const value = (fact: string, one: FactValue) => factValue(fact, one)

  const conditions = ({ when = {} }: TargetDefinition): string => {
    const parts = Object.entries(when).map(([fact, wanted]) =>
      t('exceptions.is', {
        fact: factName(fact),
        values: both(
          wantedValues(wanted).map((one) => value(fact, one)),
          t('exceptions.or'),
        ),
      }),
    )
    return parts.length === 0 ? t('exceptions.always') : both(parts, t('exceptions.and'))
  }

  return {
    matcher,
    recipient: (to: string) => recipientIn('recipients', to),
    action,
    actions: (list: readonly EscalationAction[]) => both(list.map(action), language === 'en' ? ', ' : '、'),
    at,
    atShort,
    duration,
    conditions,
    value,
    factName,
    role,
    team: cards.team,
    stage,
    waitReason: names.waitReason,
    clockName: (one: ClockDefinition) => nameOfClock(one, one.id),
    target: (target: TargetDefinition) =>
      t('exceptions.sentence', { when: conditions(target), within: duration(target.within) }),
  }
}

/** What a policy is called. */
export function usePolicyName(): (policy: PolicyDocument) => string {
  const { t } = useTranslation('designerClocks')
  const local = useLocalText()
  return (policy) => local(policy.name, t('standard.title'))
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Instants of examples: the day of the week, the date and the time in a zone. */
export function useInstantWords(timeZone: string): (at: Instant | null) => string {
  const { t } = useTranslation('designerClocks')
  const language = useLanguage()
  const key = `${language} ${timeZone}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(key, format)
  }
  const made = format
  return (at) => (at === null ? t('preview.never') : made.format(at))
}
