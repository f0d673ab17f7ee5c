import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsOnline, useLiveState } from './live-updates.tsx'
import classes from './shell.module.css'

/** Interruptions shorter than this pass without a word. */
const patienceMs = 3000

/** Says that what is shown may be out of date, while it may be. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell')
  const isOnline = useIsOnline()
  const isInterrupted = useLasting(useLiveState() === 'reconnecting', patienceMs)
  const text = isOnline ? (isInterrupted ? t('connection.reconnecting') : null) : t('connection.offline')
  return (
    <div role="status" className={text === null ? undefined : classes.banner}>
      {text}
    </div>
  )
}

function useLasting(is: boolean, forMs: number): boolean {
  const [isLasting, setLasting] = useState(false)
  useEffect(() => {
    if (!is) {
      setLasting(false)
      return
    }
    const timer = setTimeout(() => setLasting(true), forMs)
    return () => clearTimeout(timer)
  }, [is, forMs])
  return isLasting
}
