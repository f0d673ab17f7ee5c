import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAction } from '../../core/contract/wire-review.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { AgoText, TimePhrase } from '../../look/time/time-text.tsx'
import { useCan, useSession } from '../sign-in/use-session.ts'
import classes from './review.module.css'

interface ActionItemProps {
  readonly action: WireAction
  readonly onEdit: () => void
  readonly children?: ReactNode
}

/** One action: what, who, until when, and what came of it. */
export function ActionItem({ action, onEdit, children }: ActionItemProps) {
  const { t } = useTranslation('review')
  const can = useCan()
  const { user } = useSession()
  const { document } = action
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <strong className={classes.words}>{action.what}</strong>
        <ActionBadge action={action} />
        {(can('breaches.review') || action.owner === user.id) && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('action.editOf', { what: action.what })}
            onClick={onEdit}
          >
            {t('action.edit')}
          </Button>
        )}
      </div>
      <div className={classes.line}>
        <span className={classes.minor}>
          {action.ownerName} ·{' '}
          <TimePhrase at={Date.parse(action.dueAt)} phrase={(when) => t('action.dueAt', { when })} />
          {action.remindedAt !== null && (
            <>
              {' '}
              · <TimePhrase at={Date.parse(action.remindedAt)} phrase={(when) => t('action.reminded', { when })} />
            </>
          )}
          {action.endedAt !== null && (
            <>
              {' '}
              · <AgoText at={Date.parse(action.endedAt)} />
            </>
          )}
        </span>
      </div>
      {action.result !== null && <p className={classes.words}>{action.result}</p>}
      {document !== null && (
        <p className={classes.minor}>
          {t('action.prevents', {
            kind: t(`action.kinds.${document.kind as 'flow'}`),
            id: document.id,
            version: document.version,
          })}
        </p>
      )}
      {children}
    </li>
  )
}

const looks = {
  open: { tone: 'plain', symbol: 'circle' },
  done: { tone: 'met', symbol: 'check' },
  dropped: { tone: 'plain', symbol: 'cross' },
} as const

function ActionBadge({ action: { state, isLate } }: { readonly action: WireAction }) {
  const { t } = useTranslation('review')
  if (isLate) {
    return (
      <StateBadge tone="late" symbol="late">
        {t('action.late')}
      </StateBadge>
    )
  }
  return (
    <StateBadge tone={looks[state].tone} symbol={looks[state].symbol}>
      {t(`action.${state}`)}
    </StateBadge>
  )
}
