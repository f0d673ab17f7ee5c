import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AlertMeasure, AlertRecipient, AlertRule } from '../../core/contract/alerts.ts'
import { readDocument } from '../../editor/workspace/read-document.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { numberWordsOf } from '../../look/numbers/number-words.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useFlows, usePeople, useTeams } from '../directory/directory.ts'

type Judged = Pick<
  AlertRule,
  'measure' | 'is' | 'threshold' | 'withinMinutes' | 'node' | 'hours' | 'scope' | 'holdMinutes'
>

/** Alerts as sentences in the reader's language. */
export function useAlertWords() {
  const { t } = useTranslation('alerts')
  const language = useLanguage()
  const numbers = numberWordsOf(language)
  const names = useNames()
  const { flows } = useFlows()
  const { teamName } = useTeams()
  const { personName } = usePeople()
  const all = new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' })
  const listed = (parts: readonly string[]) => all.format(parts)

  const scopeText = ({ flow = [], team = [], channel = [], tier = [] }: AlertRule['scope']) => {
    const parts = [
      ...flow.map((id) => flows.find((one) => one.id === id)?.shownName ?? id),
      ...team.map((id) => (id === '' ? t('noTeam') : teamName(id))),
      ...channel.map(names.channel),
      ...tier.map(names.tier),
    ]
    return parts.length === 0 ? '' : t('of', { names: listed(parts) })
  }
  const recipientText = (recipient: AlertRecipient) => {
    switch (recipient.kind) {
      case 'person':
        return personName(recipient.user)
      case 'mail':
        return recipient.address
      case 'endpoint':
        return t('recipient.endpointNamed', { id: recipient.endpoint })
      case 'robot':
        return t('recipient.robotNamed', { name: recipient.name, service: t(`service.${recipient.service}`) })
    }
  }
  const conditionText = (rule: Judged, stepName: string | null) => {
    const { measure, is, threshold, withinMinutes = 60, node = '…', hours = null, scope } = rule
    return t(`condition.${measure}`, {
      count: threshold,
      limit: t(`limit.${is}`, { n: numbers.decimal(threshold) }),
      scope: scopeText(scope),
      minutes: withinMinutes,
      node: stepName ?? node,
      window: hours === null ? t('window.today') : t('window.hours', { count: hours }),
    })
  }
  /** What an alert is called: as somebody named it, else by what it watches. */
  const nameOf = (rule: Judged & Pick<AlertRule, 'name'>, stepName: string | null = null) => {
    if (rule.name !== '') return rule.name
    const text = conditionText(rule, stepName)
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  return {
    recipientText,
    nameOf,
    /** What an alert was called when it said something; without a name of its own, what it watched and its limit. */
    episodeName({ name, measure, is, threshold }: Pick<AlertRule, 'name' | 'measure' | 'is' | 'threshold'>) {
      if (name !== '') return name
      const limit = t(`limit.${is}`, { n: numbers.decimal(threshold) })
      return t('history.unnamed', { what: t(`measure.${measure}`), limit })
    },
    conditionText,
    /** `When more than 5 cases of Frontline are late for 10 min, tell Li Na.` */
    sentence(rule: Judged & { readonly recipients: readonly AlertRecipient[] }, stepName: string | null = null) {
      return t('sentence', {
        condition: conditionText(rule, stepName),
        hold: rule.holdMinutes > 0 ? t('hold', { count: rule.holdMinutes }) : '',
        whom: rule.recipients.length === 0 ? t('nobody') : listed(rule.recipients.map(recipientText)),
      })
    },
    /** A value with its unit: `93 %`, `12 min`, `7`. */
    value(measure: AlertMeasure, value: number | null) {
      if (value === null) return t('noValue')
      const text = numbers.decimal(value)
      if (measure === 'compliance') return t('unit.percent', { value: text })
      return measure === 'unassignedMinutes' ? t('unit.minutes', { value: text }) : text
    },
  }
}

/** The steps of a published process that cases can stand in. */
export function useSteps(flow: string | undefined): readonly { readonly value: string; readonly label: string }[] {
  const pledge = usePledge()
  const local = useLocalText()
  const { data } = useQuery({
    queryKey: [...queryKeys.documents('flow'), flow],
    queryFn: () => pledge.documents.get('flow', flow ?? ''),
    enabled: flow !== undefined,
    staleTime: 5 * 60_000,
  })
  const document = data === undefined ? null : readDocument('flow', data.document)
  return (document?.nodes ?? []).flatMap(({ id, kind, name }) =>
    kind === 'end' ? [] : [{ value: id, label: local(name, id) }],
  )
}
