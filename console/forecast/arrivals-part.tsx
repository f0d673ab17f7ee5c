import { SegmentedControl, Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireArrivalForecast, WireExpectedDay } from '../../core/contract/wire-forecast.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { civilText } from '../../look/time/civil-text.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { arrivalsChart } from './arrivals-chart.ts'
import { AsOf } from './as-of.tsx'
import classes from './forecast.module.css'
import { type ArrivalLook, arrivalLooks, type ForecastSearch } from './forecast-search.ts'
import { pastLink } from './past-link.ts'
import { useArrivals, useChangeForecast } from './use-forecast.ts'
import { useZonedHours } from './use-zoned-hours.ts'

/** What will come in, within which bounds, and how good such forecasts are. */
export function ArrivalsPart({ search }: { readonly search: ForecastSearch }) {
  const { t } = useTranslation('forecast')
  const change = useChangeForecast(search)
  const arrivals = useArrivals(search)
  return (
    <Surface
      id="forecast-arrivals"
      title={t('arrivals.title')}
      aside={
        <div className={classes.tools}>
          <AsOf at={arrivals.data?.asOf ?? null} />
          <SegmentedControl
            size="xs"
            aria-label={t('arrivals.look')}
            value={search.look ?? 'near'}
            data={arrivalLooks.map((look) => ({ value: look, label: t(`arrivals.looks.${look}`) }))}
            onChange={(look) => change({ look: look === 'near' ? undefined : look })}
          />
        </div>
      }
    >
      {arrivals.isError && <Failure error={arrivals.error} onRetry={() => void arrivals.refetch()} />}
      {arrivals.data !== undefined ? (
        <Arrivals forecast={arrivals.data} look={search.look ?? 'near'} />
      ) : (
        !arrivals.isError && <Skeleton height={280} />
      )}
    </Surface>
  )
}

function Arrivals({ forecast, look }: { readonly forecast: WireArrivalForecast; readonly look: ArrivalLook }) {
  const { t } = useTranslation('forecast')
  const numbers = useNumberWords()
  const language = useLanguage()
  const hourName = useZonedHours(forecast.zone)
  const dayName = ({ date, kind }: WireExpectedDay) => {
    const day = civilText(date, 'day', language)
    return kind === 'ordinary' ? day : t('arrivals.special', { day, kind: t(`arrivals.${kind}`) })
  }
  if (forecast.state === 'learning' || forecast.error === null) {
    return (
      <Notice kind="info" title={t('arrivals.learning.title')}>
        {t('arrivals.learning.text')}
      </Notice>
    )
  }
  const { error, method } = forecast
  if (error.mae === 0 && error.naiveMae === 0 && forecast.past.every(({ arrivals }) => arrivals === 0)) {
    return (
      <Notice kind="info" title={t('arrivals.quiet.title')}>
        {t('arrivals.quiet.text')}
      </Notice>
    )
  }
  const holidays = forecast.days.filter(({ kind }) => kind !== 'ordinary')
  return (
    <>
      <p className={`${classes.sentence} figures`}>
        {t(`arrivals.error.${method}`, {
          mae: numbers.decimal(error.mae),
          naive: numbers.decimal(error.naiveMae),
          mean: numbers.decimal(error.meanMae),
          better: numbers.wholeShare(1 - error.mae / Math.max(error.naiveMae, Number.EPSILON)),
        })}{' '}
        {t('arrivals.coverage', {
          count: error.origins,
          in80: numbers.wholeShare(Math.round(error.coverage80 * 100) / 100),
          in95: numbers.wholeShare(Math.round(error.coverage95 * 100) / 100),
        })}
      </p>
      <LineChart
        label={t('arrivals.chart')}
        height={280}
        linkOf={({ series, category, value }) =>
          series === 'came' && value > 0
            ? pastLink({ at: category, zone: forecast.zone, flow: forecast.flow, channel: forecast.channel })
            : null
        }
        {...arrivalsChart(forecast, look, {
          hourName,
          word: (name) => t(`arrivals.series.${name}`),
          dayName,
        })}
      />
      <p className={classes.soft}>
        {t('arrivals.zone', { zone: forecast.zone })}{' '}
        {holidays.length === 0
          ? t('arrivals.noHolidays')
          : t('arrivals.holidays', { days: holidays.map(dayName).join(language === 'en' ? ', ' : '、') })}{' '}
        {forecast.usesYear ? t('arrivals.usesYear') : ''}
      </p>
    </>
  )
}
