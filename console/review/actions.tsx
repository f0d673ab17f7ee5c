import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAction, WireActionEffect, WireRetrospective } from '../../core/contract/wire-review.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useCan } from '../sign-in/use-session.ts'
import { ActionDialog } from './action-dialog.tsx'
import { ActionItem } from './action-item.tsx'
import classes from './review.module.css'

/** What is done about it, and what that came to: breaches with the reason before and after. */
export function Actions({ item }: { readonly item: WireRetrospective }) {
  const { t } = useTranslation('review')
  const can = useCan()
  const [edited, setEdited] = useState<WireAction | 'new' | null>(null)
  return (
    <Surface
      id="actions"
      title={t('action.title')}
      aside={
        can('breaches.review') ? (
          <Button size="compact-xs" onClick={() => setEdited('new')}>
            {t('action.add')}
          </Button>
        ) : undefined
      }
    >
      {item.actionList.length === 0 && <p className={classes.minor}>{t('action.none')}</p>}
      <ul className={classes.list}>
        {item.actionList.map((action) => (
          <ActionItem key={action.id} action={action} onEdit={() => setEdited(action)}>
            {action.effect !== null && <Effect effect={action.effect} />}
          </ActionItem>
        ))}
      </ul>
      {edited !== null && (
        <ActionDialog
          retrospective={item.id}
          action={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Surface>
  )
}

function Effect({ effect: { days, before, after } }: { readonly effect: WireActionEffect }) {
  const { t } = useTranslation('review')
  const length = t('action.days', { count: days })
  return (
    <p className={classes.words}>
      {t('action.effect', { days: length, before: before.count, after: after.count })}
      {before.unjudged + after.unjudged > 0 && (
        <span className={classes.minor}>
          {' '}
          {t('action.effectUnjudged', { before: before.unjudged, after: after.unjudged })}
        </span>
      )}
    </p>
  )
}
