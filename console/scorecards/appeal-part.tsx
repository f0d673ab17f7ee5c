import { Button, Textarea } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAuditDetail } from '../../core/contract/wire-quality.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { TimePhrase } from '../../look/time/time-text.tsx'
import { usePledge } from '../api/pledge.ts'
import { useDraft } from '../drafts/use-draft.ts'
import classes from './scorecards.module.css'
import { useQualityChange } from './use-audits.ts'

interface AppealPartProps {
  readonly audit: WireAuditDetail
  /** The card is being marked anew for the decision. */
  readonly isDeciding: boolean
  /** Begins that, with what was written of why. */
  readonly onRescore: (ground: string) => void
}

/** What the agent says against the score, and what another person decided. Nothing where neither is possible. */
export function AppealPart({ audit, isDeciding, onRescore }: AppealPartProps) {
  const { t } = useTranslation('scorecards')
  const { appeal, allowed } = audit
  if (appeal === null && !allowed.includes('appeal')) return null
  return (
    <Surface id="audit-appeal" title={t('appeal.title')}>
      {appeal === null ? (
        <AppealForm audit={audit} />
      ) : (
        <>
          <p>{appeal.text}</p>
          <div className={classes.minor}>
            <TimePhrase
              at={Date.parse(appeal.at)}
              phrase={(when) => t('score.by', { name: audit.personName ?? '', when })}
            />
          </div>
        </>
      )}
      {appeal !== null && appeal.decision !== null && (
        <>
          <h3 className={classes.sectionName}>{t(`appeal.outcome.${appeal.decision.outcome}`)}</h3>
          <p>{appeal.decision.text}</p>
          <div className={classes.minor}>
            <TimePhrase
              at={Date.parse(appeal.decision.at)}
              phrase={(when) => t('score.by', { name: appeal.decision?.byName ?? '', when })}
            />
          </div>
        </>
      )}
      {allowed.includes('decide') &&
        (isDeciding ? <p>{t('appeal.changing')}</p> : <DecisionForm audit={audit} onRescore={onRescore} />)}
    </Surface>
  )
}

const isText = (value: unknown): value is string => typeof value === 'string'

function AppealForm({ audit }: { readonly audit: WireAuditDetail }) {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const problemText = useProblemText()
  const draft = useDraft(`appeal.${audit.id}`, '', isText)
  const [isOpen, setOpen] = useState(draft.isKept)
  const send = useQualityChange(
    (text: string) => pledge.quality.appeal(audit.id, text),
    () => t('appeal.sent'),
    draft.clear,
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (draft.value.trim() !== '') send.mutate(draft.value.trim())
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.minor}>
        <TimePhrase at={Date.parse(audit.appealUntil ?? '')} phrase={(when) => t('appeal.until', { when })} />
      </div>
      {send.isError && <Notice kind="problem">{problemText(send.error)}</Notice>}
      {isOpen ? (
        <>
          <Textarea
            required
            autoFocus
            label={t('appeal.text')}
            autosize
            minRows={3}
            maxLength={5000}
            value={draft.value}
            onChange={(event) => draft.change(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" loading={send.isPending}>
              {t('appeal.send')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('appeal.start')} …
          </Button>
        </div>
      )}
    </form>
  )
}

function DecisionForm({ audit, onRescore }: Pick<AppealPartProps, 'audit' | 'onRescore'>) {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const problemText = useProblemText()
  const draft = useDraft(`decision.${audit.id}`, '', isText)
  const uphold = useQualityChange(
    (text: string) => pledge.quality.decide(audit.id, text, null),
    () => t('appeal.decided'),
    draft.clear,
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (draft.value.trim() !== '') uphold.mutate(draft.value.trim())
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      {uphold.isError && <Notice kind="problem">{problemText(uphold.error)}</Notice>}
      <Textarea
        required
        label={t('appeal.decision')}
        autosize
        minRows={2}
        maxLength={5000}
        value={draft.value}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      <div className={classes.row}>
        <Button type="submit" variant="default" loading={uphold.isPending}>
          {t('appeal.uphold')}
        </Button>
        <Button variant="default" onClick={() => onRescore(draft.value)}>
          {t('appeal.change')} …
        </Button>
      </div>
    </form>
  )
}
