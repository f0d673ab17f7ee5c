import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireReason } from '../../core/contract/wire-review.ts'
import classes from './desk.module.css'
import { offeredReasons, type ReasonChoice, useReasons } from './use-reasons.ts'

interface ReasonPickerProps {
  readonly choice: ReasonChoice
  readonly error: string | null
  readonly onChange: (choice: ReasonChoice) => void
}

/** The reasons in two steps: one of the top, then its kinds. The digits beside them are keys. */
export function ReasonPicker({ choice, error, onChange }: ReasonPickerProps) {
  const { t } = useTranslation('breaches')
  const { reasons, reasonName, shortName } = useReasons()
  const { reason, open } = choice
  const chosen = reasons.find(({ id }) => id === reason)
  const top = chosen?.parent ?? reason
  const shownBelow = open ?? (offeredReasons(reasons, top, reason).length > 0 ? top : null)
  const take = (one: WireReason) => {
    const hasKinds = one.parent === null && offeredReasons(reasons, one.id, reason).length > 0
    onChange({ reason: one.id, open: hasKinds ? one.id : null })
  }
  const buttons = (parent: string | null, hasKeys: boolean) =>
    offeredReasons(reasons, parent, reason).map((one, index) => (
      <UnstyledButton
        key={one.id}
        className={classes.reason}
        aria-pressed={one.id === reason || (parent === null && one.id === top)}
        {...(hasKeys && index < 9 ? { 'aria-keyshortcuts': String(index + 1) } : {})}
        onClick={() => take(one)}
      >
        {hasKeys && index < 9 && (
          <kbd className={classes.key} aria-hidden="true">
            {index + 1}
          </kbd>
        )}
        {shortName(one.id)}
      </UnstyledButton>
    ))
  return (
    <div className={classes.field}>
      <div className={classes.label}>
        {t('reason')}
        <span className={classes.minor} aria-live="polite">
          {reason === '' ? t('noReason') : t('chosen', { reason: reasonName(reason) })}
        </span>
      </div>
      {reasons.length === 0 && <p className={classes.minor}>{t('noReasons')}</p>}
      <div className={classes.reasons} role="group" aria-label={t('reason')}>
        {buttons(null, open === null)}
      </div>
      {shownBelow !== null && (
        <div className={classes.kinds} role="group" aria-label={t('kindsOf', { reason: shortName(shownBelow) })}>
          <span className={classes.minor}>{t('kindsOf', { reason: shortName(shownBelow) })}</span>
          {buttons(shownBelow, open !== null)}
          {open !== null && (
            <UnstyledButton className={classes.reason} onClick={() => onChange({ reason, open: null })}>
              <kbd className={classes.key}>0</kbd>
              {t('nothingCloser')}
            </UnstyledButton>
          )}
        </div>
      )}
      {error !== null && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
