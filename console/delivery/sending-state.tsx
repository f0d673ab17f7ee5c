import { useTranslation } from 'react-i18next'
import type { WireReportSending } from '../../core/contract/wire-delivery.ts'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import { AgoText } from '../../look/time/time-text.tsx'
import classes from './delivery.module.css'
import { useDeliveryWords } from './use-delivery-words.ts'

const symbols: Readonly<Record<WireReportSending['state'], GlyphName>> = {
  waiting: 'clock',
  sent: 'check',
  failed: 'alert',
}

interface SendingStateProps {
  readonly sending: WireReportSending
  /** Whether it says when that was. */
  readonly hasTime?: boolean
}

/** What became of a sending: a sign, a word, and what went wrong. */
export function SendingState({ sending, hasTime = false }: SendingStateProps) {
  const { t } = useTranslation('delivery')
  const detail = useDeliveryWords().detail(sending)
  return (
    <>
      <span className={classes.state} data-state={sending.state}>
        <Glyph name={symbols[sending.state]} size={12} /> {t(`state.${sending.state}`)}
        {hasTime && <AgoText at={Date.parse(sending.endedAt ?? sending.dueAt)} />}
      </span>
      {detail !== null && <div className={classes.about}>{detail}</div>}
    </>
  )
}
