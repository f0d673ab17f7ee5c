import { useTranslation } from 'react-i18next'
import type { WireAlertNotice } from '../../core/contract/wire-alerts.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { TimeText } from '../../look/time/time-text.tsx'
import classes from './alerts.module.css'
import { useAlertWords } from './use-alert-words.ts'

/** Who was told what, and whether it arrived. */
export function NoticeLine({ notice }: { readonly notice: WireAlertNotice }) {
  const { t } = useTranslation('alerts')
  const { recipientText } = useAlertWords()
  const { notice: what, recipient, madeAt, sentAt, error } = notice
  const state = sentAt !== null ? 'sent' : error !== null ? 'failed' : 'underway'
  const symbol = { sent: 'check', failed: 'alert', underway: 'circle' } as const
  return (
    <li className={classes.notice} data-state={state}>
      <Glyph name={symbol[state]} size={11} />
      <span>
        {t(`notice.${what}`)} · {recipientText(recipient)} · {t(`notice.${state}`)}{' '}
        <TimeText at={Date.parse(sentAt ?? madeAt)} />
        {state === 'failed' && <span className={classes.error}> {error}</span>}
      </span>
    </li>
  )
}
