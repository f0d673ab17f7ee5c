import { Button, Select, Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireChurnReason, WireCustomerAtRisk, WireCustomerForecast } from '../../core/contract/wire-forecast.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNames } from '../../look/language/use-names.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { TimeText } from '../../look/time/time-text.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { TextLink } from '../shell/links.tsx'
import { AsOf } from './as-of.tsx'
import classes from './forecast.module.css'
import type { ForecastSearch } from './forecast-search.ts'
import { useChangeForecast, useCustomersAtRisk } from './use-forecast.ts'

/** Customers who may leave, and why it looks so. */
export function CustomersPart({ search }: { readonly search: ForecastSearch }) {
  const { t } = useTranslation('forecast')
  const names = useNames()
  const change = useChangeForecast(search)
  const customers = useCustomersAtRisk(search)
  const pages = customers.data?.pages ?? []
  const [first] = pages
  const items = pages.flatMap((page) => page.items)
  const tiers = [...new Set([...items.flatMap(({ tier }) => tier ?? []), ...(search.tier ? [search.tier] : [])])].sort()
  return (
    <Surface
      id="forecast-customers"
      title={t('customers.title')}
      aside={
        <div className={classes.tools}>
          <AsOf at={first?.asOf ?? null} />
          <Select
            size="xs"
            className={classes.filter}
            aria-label={t('customers.tier')}
            placeholder={t('customers.anyTier')}
            clearable
            value={search.tier ?? null}
            data={tiers.map((tier) => ({ value: tier, label: names.tier(tier) }))}
            onChange={(tier) => change({ tier: tier ?? undefined })}
          />
        </div>
      }
    >
      {customers.isError && <Failure error={customers.error} onRetry={() => void customers.refetch()} />}
      {first === undefined ? (
        !customers.isError && <Skeleton height={160} />
      ) : (
        <>
          <Basis basis={first.basis} />
          {items.length === 0 ? (
            <p className={classes.sentence}>{t('customers.none')}</p>
          ) : (
            <ul className={classes.list}>
              {items.map((item) => (
                <CustomerLine key={item.customerId} item={item} />
              ))}
            </ul>
          )}
          {customers.hasNextPage && (
            <Button
              className={classes.more ?? ''}
              size="xs"
              variant="default"
              loading={customers.isFetchingNextPage}
              onClick={() => void customers.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
        </>
      )}
    </Surface>
  )
}

/** On what the scores stand. */
function Basis({ basis }: { readonly basis: WireCustomerForecast['basis'] }) {
  const { t } = useTranslation('forecast')
  const numbers = useNumberWords()
  const learned = { lost: numbers.count(basis.lost), watched: numbers.count(basis.watched) }
  return (
    <p className={`${classes.soft} figures`}>
      {t('customers.looked', { count: basis.customers, customers: numbers.count(basis.customers) })}{' '}
      {basis.kind === 'learned'
        ? t('customers.learned', { ...learned, skill: numbers.wholeShare(basis.skill ?? 0) })
        : t(basis.skill === null ? 'customers.rules' : 'customers.noPattern', learned)}
    </p>
  )
}

function CustomerLine({ item }: { readonly item: WireCustomerAtRisk }) {
  const { t } = useTranslation('forecast')
  const names = useNames()
  const words = useTimeWords()
  const numbers = useNumberWords()
  const now = useNow()
  const lastAt = Date.parse(item.lastContactAt)
  const name = item.name ?? item.customerId
  return (
    <li className={classes.line}>
      <span className={`${classes.measure} figures`}>
        <span aria-label={t('customers.score', { score: numbers.count(item.score) })}>{numbers.count(item.score)}</span>
        <span className={classes.track} aria-hidden="true">
          <span className={classes.reach} style={{ display: 'block', width: `${item.score}%` }} />
        </span>
      </span>
      <span className={classes.subject}>
        <TextLink to="/cases" search={{ state: 'all', q: name }}>
          {name}
        </TextLink>
        <span className={classes.about}>
          {item.tier !== null && <span>{names.tier(item.tier)}</span>}
          <span className="figures">{t('customers.cases', { count: item.cases })}</span>
        </span>
      </span>
      <span className={`${classes.pressing} figures`}>
        <TimeText at={lastAt}>{t('customers.last', { when: words.short(lastAt, now) })}</TimeText>
      </span>
      <ul className={classes.reasons} aria-label={t('customers.why', { name })}>
        {item.reasons.map((reason) => (
          <li key={reason.signal} className={classes.reason} data-speaks="for">
            <Signal reason={reason} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function Signal({ reason: { signal, value, usual } }: { readonly reason: WireChurnReason }) {
  const { t } = useTranslation('forecast')
  const numbers = useNumberWords()
  if (signal === 'satisfaction') return t('signal.satisfaction', { points: numbers.wholeShare(value) })
  if (signal === 'silence') return t('signal.silence', { count: value, usual: numbers.count(usual ?? 0) })
  return t(`signal.${signal}`, { count: value })
}
