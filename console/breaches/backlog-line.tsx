import { Button, NumberInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireReviewBacklog } from '../../core/contract/wire-review.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { FormDialog } from '../administration/form-dialog.tsx'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useCan } from '../sign-in/use-session.ts'
import classes from './desk.module.css'

const hourMs = 3_600_000

/** What waits at the desk, in a line that leads to it; and how long it may wait. */
export function BacklogLine() {
  const { t } = useTranslation('breaches')
  const pledge = usePledge()
  const words = useTimeWords()
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: queryKeys.reviewBacklog,
    queryFn: ({ signal }) => pledge.review.backlog({ signal }),
  })
  if (data === undefined) return <div className={classes.backlog}> </div>
  const { open, overdue, proposed, mine, rules } = data
  const length = words.length(rules.judgeWithinMs)
  return (
    <div className={classes.backlog}>
      <Link to="/breaches" search={{}} className={classes.link}>
        {t('backlog.open', { count: open })}
      </Link>
      {overdue > 0 && (
        <Link to="/breaches" search={{ overdue: true }} className={classes.link}>
          {t('backlog.overdue', { count: overdue, length })}
        </Link>
      )}
      {proposed > 0 && (
        <Link to="/breaches" search={{ review: 'proposed' }} className={classes.link}>
          {t('backlog.proposed', { count: proposed })}
        </Link>
      )}
      {mine > 0 && (
        <Link to="/breaches" search={{ judge: 'me' }} className={classes.link}>
          {t('backlog.mine', { count: mine })}
        </Link>
      )}
      {can('breaches.approve') && (
        <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
          {t('backlog.rules')}
        </Button>
      )}
      {isOpen && <RulesDialog rules={rules} onClose={() => setOpen(false)} />}
    </div>
  )
}

interface RulesDialogProps {
  readonly rules: WireReviewBacklog['rules']
  readonly onClose: () => void
}

function RulesDialog({ rules, onClose }: RulesDialogProps) {
  const { t } = useTranslation('breaches')
  const pledge = usePledge()
  const queries = useQueryClient()
  const [hours, setHours] = useState<number | string>(rules.judgeWithinMs / hourMs)
  const save = useMutation({
    mutationFn: () =>
      pledge.review.saveRules({ judgeWithinMs: Math.round(Number(hours) * hourMs) }, { ifVersion: rules.version }),
    onSuccess: async () => {
      notifications.show({ color: 'green', message: t('backlog.rulesSaved') })
      await queries.invalidateQueries({ queryKey: queryKeys.allBreaches })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('backlog.rulesTitle')}
      isBusy={save.isPending}
      problem={save.error}
      onSubmit={async () => {
        if (Number(hours) > 0) await save.mutateAsync().catch(() => undefined)
      }}
      onClose={onClose}
    >
      <NumberInput
        data-autofocus
        label={t('backlog.hours')}
        description={t('backlog.rulesHelp')}
        min={1}
        max={8784}
        value={hours}
        onChange={setHours}
      />
    </FormDialog>
  )
}
