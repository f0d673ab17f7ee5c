import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import classes from './desk.module.css'

interface WhyLineProps {
  readonly breach: WireBreach
  /** Shows the whole sum. */
  readonly onAsk: () => void
}

/** Why it was due when it was due, in a sentence, and the way to the picture of it. */
export function WhyLine({ breach, onAsk }: WhyLineProps) {
  const { t } = useTranslation('breaches')
  const api = useApi()
  const language = useLanguage()
  const { case: of, clock, instance } = breach
  const { data } = useQuery({
    queryKey: [...queryKeys.why(of.id, clock, instance), language],
    queryFn: ({ signal }) => api.cases.why(of.id, clock, instance, signal),
  })
  return (
    <div className={classes.why}>
      {data !== undefined && <p className={classes.words}>{data.sentence}</p>}
      <Button size="compact-xs" variant="default" onClick={onAsk}>
        {t('whyDue')}
      </Button>
    </div>
  )
}
