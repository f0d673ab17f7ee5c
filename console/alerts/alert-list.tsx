import { Button, Skeleton, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAlert, WireAlertNotice } from '../../core/contract/wire-alerts.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { AskDialog } from '../administration/ask-dialog.tsx'
import { useChange } from '../administration/use-change.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { AlertDialog } from './alert-dialog.tsx'
import { alertOfForm, formOfAlert } from './alert-form.ts'
import classes from './alerts.module.css'
import { NoticeLine } from './notice-line.tsx'
import { useAlertWords, useSteps } from './use-alert-words.ts'

/** How seldom what alerts found is looked at again: the workers look every ten seconds. */
const refreshMs = 10_000

/** The alerts that are kept. */
export function useAlerts() {
  const pledge = usePledge()
  return useQuery({ queryKey: queryKeys.alerts, queryFn: () => pledge.alerts.list(), refetchInterval: refreshMs })
}

type Asked =
  | { readonly kind: 'write'; readonly alert: WireAlert | null }
  | { readonly kind: 'remove'; readonly alert: WireAlert }

/** Alerts with how they stand; each can be changed, tried, turned off and taken away. */
export function AlertList() {
  const { t } = useTranslation('alerts')
  const alerts = useAlerts()
  const [asked, setAsked] = useState<Asked | null>(null)
  const items = alerts.data?.items
  const add = <Button onClick={() => setAsked({ kind: 'write', alert: null })}>{t('add')}</Button>
  return (
    <Surface id="alerts" title={t('title')} aside={items !== undefined && items.length > 0 && add}>
      {alerts.isError && <Failure error={alerts.error} onRetry={() => void alerts.refetch()} />}
      {alerts.isPending && <Skeleton height={96} />}
      {items?.length === 0 && (
        <Empty title={t('empty.title')} text={t('empty.text')}>
          {add}
        </Empty>
      )}
      <ul className={classes.alerts}>
        {items?.map((alert) => (
          <AlertLine key={alert.id} alert={alert} onAsk={setAsked} />
        ))}
      </ul>
      {asked?.kind === 'write' && <AlertDialog alert={asked.alert} onClose={() => setAsked(null)} />}
      {asked?.kind === 'remove' && <RemoveDialog alert={asked.alert} onClose={() => setAsked(null)} />}
    </Surface>
  )
}

function AlertLine({ alert, onAsk }: { readonly alert: WireAlert; readonly onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('alerts')
  const pledge = usePledge()
  const words = useAlertWords()
  const { rule } = alert
  const steps = useSteps(rule.node === undefined ? undefined : rule.scope.flow?.[0])
  const stepName = steps.find(({ value }) => value === rule.node)?.label ?? null
  const name = words.nameOf(rule, stepName)
  const test = useChange(() => pledge.alerts.test(alert.id), [...queryKeys.alerts, 'tests', alert.id])
  const turn = useChange(
    (isOn: boolean) => pledge.alerts.change(alert.id, alertOfForm({ ...formOfAlert(rule), isOn })),
    queryKeys.alerts,
  )
  return (
    <li className={classes.alert}>
      <div className={classes.alertHead}>
        <h3 className={classes.alertName}>{name}</h3>
        <AlertState alert={alert} />
        <Switch
          size="xs"
          label={t('on')}
          aria-label={t('onOf', { name })}
          checked={rule.isOn}
          onChange={(event) => turn.mutate(event.currentTarget.checked)}
        />
      </div>
      <p className={classes.alertText}>{words.sentence(rule, stepName)}</p>
      <div className={classes.adders}>
        <Button
          variant="default"
          loading={test.isPending}
          disabled={rule.recipients.length === 0}
          aria-label={t('testOf', { name })}
          onClick={() => test.mutate(undefined)}
        >
          {t('test')}
        </Button>
        <Button variant="default" aria-label={t('changeOf', { name })} onClick={() => onAsk({ kind: 'write', alert })}>
          {t('change')}
        </Button>
        <Button variant="subtle" aria-label={t('removeOf', { name })} onClick={() => onAsk({ kind: 'remove', alert })}>
          {t('remove')}
        </Button>
      </div>
      {test.error !== null && <Failure error={test.error} />}
      {turn.error !== null && <Failure error={turn.error} />}
      {test.data !== undefined && <TestResult alert={alert.id} made={test.data} />}
    </li>
  )
}

function AlertState({ alert }: { readonly alert: WireAlert }) {
  const { t } = useTranslation('alerts')
  const words = useAlertWords()
  const time = useTimeWords()
  const now = useNow(10_000)
  const { rule, activeSince, isAcknowledged, value, judgedAt } = alert
  if (!rule.isOn)
    return (
      <StateBadge tone="plain" symbol="pause">
        {t('state.off')}
      </StateBadge>
    )
  if (judgedAt === null)
    return (
      <StateBadge tone="plain" symbol="dash">
        {t('state.new')}
      </StateBadge>
    )
  const found = words.value(rule.measure, value)
  if (activeSince === null) {
    return (
      <StateBadge tone="met" symbol="check">
        {t('state.calm', { value: found })}
      </StateBadge>
    )
  }
  const length = time.length(Math.max(0, now - Date.parse(activeSince)))
  return (
    <StateBadge tone="late" symbol="late">
      {t(isAcknowledged ? 'state.seen' : 'state.active', { value: found, length })}
    </StateBadge>
  )
}

/** What came of a test, followed until everybody was told or could not be. */
function TestResult({ alert, made }: { readonly alert: string; readonly made: readonly WireAlertNotice[] }) {
  const pledge = usePledge()
  const ids = new Set(made.map(({ id }) => id))
  const isOpen = (notices: readonly WireAlertNotice[] | undefined) =>
    (notices ?? made).some(({ id, sentAt }) => ids.has(id) && sentAt === null)
  const { data } = useQuery({
    queryKey: [...queryKeys.alerts, 'tests', alert],
    queryFn: () => pledge.alerts.tests(alert),
    refetchInterval: (query) => (isOpen(query.state.data) ? 1000 : false),
  })
  return (
    <ul className={classes.notices} aria-live="polite">
      {(data ?? made)
        .filter(({ id }) => ids.has(id))
        .map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
    </ul>
  )
}

function RemoveDialog({ alert, onClose }: { readonly alert: WireAlert; readonly onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const pledge = usePledge()
  const words = useAlertWords()
  const remove = useChange(() => pledge.alerts.remove(alert.id), queryKeys.alerts, onClose)
  return (
    <AskDialog
      title={t('removeOf', { name: words.nameOf(alert.rule) })}
      text={t('removeText', { count: alert.rule.recipients.length })}
      submit={t('remove')}
      isBusy={remove.isPending}
      problem={remove.error}
      onYes={() => remove.mutate(undefined)}
      onClose={onClose}
    />
  )
}
