import { Anchor, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { CaseStatusBadge } from '../../look/elements/state-badge.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { AgoText } from '../../look/time/time-text.tsx'
import { usePeople, useTeams } from '../directory/directory.ts'
import { TextLink } from '../shell/links.tsx'
import { ActionBar } from './action-bar.tsx'
import classes from './case-page.module.css'

interface CaseHeaderProps {
  readonly item: WireCase
  readonly address: string
  readonly canWork: boolean
}

/** What the case is, in two lines, and what can be done with it. */
export function CaseHeader({ item, address, canWork }: CaseHeaderProps) {
  const { t } = useTranslation(['case', 'cases', 'status'])
  const local = useLocalText()
  const names = useNames()
  const { teamName } = useTeams()
  const { personName } = usePeople()
  return (
    <header className={classes.header}>
      <div className={classes.titles}>
        <TextLink to="/cases" fz="xs">
          ← {t('case:back')}
        </TextLink>
        <h1 className={classes.title}>
          <span className={`${classes.number} figures`}>#{item.number}</span> {item.subject ?? t('cases:noSubject')}
        </h1>
        <div className={classes.facts}>
          <CaseStatusBadge state={item.state} />
          <span>{local(item.flow.name, item.flow.id)}</span>
          <span>{local(item.stageName, item.stage)}</span>
          {item.priority !== null && <span>{t('status:priorityIs', { priority: names.priority(item.priority) })}</span>}
          {item.channel !== null && <span>{names.channel(item.channel)}</span>}
          <span>
            {item.team === null ? '–' : teamName(item.team)} ·{' '}
            {item.assignee === null ? t('cases:unassigned') : personName(item.assignee)}
          </span>
          <AgoText at={Date.parse(item.createdAt)} />
          {item.reopened > 0 && <span>{t('case:reopenedTimes', { count: item.reopened })}</span>}
          {item.temporalUrl !== null && isWebAddress(item.temporalUrl) && (
            <Tooltip label={t('case:temporalHelp')}>
              <Anchor href={item.temporalUrl} target="_blank" rel="noreferrer" fz="inherit">
                {t('case:temporal')} ↗
              </Anchor>
            </Tooltip>
          )}
        </div>
      </div>
      {canWork && <ActionBar item={item} address={address} />}
    </header>
  )
}

/** Whether an address leads to a page, and cannot run anything. */
function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address)
}
