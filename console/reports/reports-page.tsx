import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { readerZone } from '../../look/time/instant-text.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { byMailLink } from '../delivery/delivery-search.ts'
import { ButtonLink } from '../shell/links.tsx'
import { Page } from '../shell/page.tsx'
import { useCan } from '../sign-in/use-session.ts'
import { CompliancePart } from './compliance-part.tsx'
import { DimensionPart } from './dimension-part.tsx'
import { HeadlinePart } from './headline-part.tsx'
import { HoursPart } from './hours-part.tsx'
import { LengthsPart } from './lengths-part.tsx'
import { ReportFilters } from './report-filters.tsx'
import { ShowAllContext } from './report-part.tsx'
import type { ReportSearch } from './report-search.ts'
import { type ReportSpace, reportSpaceOf } from './report-space.ts'
import classes from './reports.module.css'
import { SatisfactionPart } from './satisfaction-part.tsx'
import { SavedViews } from './saved-views.tsx'
import { SpaceWords } from './space-words.tsx'
import { TeamsPart } from './teams-part.tsx'
import { TimePart } from './time-part.tsx'
import { useFigures } from './use-figures.ts'
import { usePrint } from './use-print.ts'

const dayMs = 86_400_000

/** How promises are kept and where time goes, for any days and any part of the house; every figure leads to its cases. */
export function ReportsPage() {
  const { t } = useTranslation('reports')
  const search = useSearch({ from: '/reports' })
  const navigate = useNavigate({ from: '/reports' })
  // Days change at midnight only; a minute is soon enough to notice.
  const now = useNow(60_000)
  const space = reportSpaceOf(search, now, readerZone())
  const { isPreparing, print } = usePrint()
  const isEmpty = useIsEmpty(space)
  return (
    <Page
      title={t('title')}
      aside={
        <div className={classes.tools}>
          <SavedViews search={search} />
          <ByMail search={search} />
          <Button variant="default" loading={isPreparing} onClick={print}>
            {t('print')}
          </Button>
        </div>
      }
    >
      <ReportFilters
        space={space}
        onChange={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
      />
      <SpaceWords space={space} />
      {isEmpty ? (
        <Empty title={t('empty.title')} text={t('empty.text')}>
          <ButtonLink to="/reports" search={lastYear(now)} variant="default">
            {t('empty.first')}
          </ButtonLink>
        </Empty>
      ) : (
        <ShowAllContext value={isPreparing}>
          <HeadlinePart space={space} />
          <CompliancePart space={space} />
          <DimensionPart space={space} />
          <LengthsPart space={space} />
          <HoursPart space={space} />
          <TimePart space={space} />
          <TeamsPart space={space} />
          <SatisfactionPart space={space} />
        </ShowAllContext>
      )}
    </Page>
  )
}

/** Where reports go out by mail; a new one there is narrowed as this one is. */
function ByMail({ search }: { readonly search: ReportSearch }) {
  const { t } = useTranslation('delivery')
  const can = useCan()
  if (!can('reports.schedule')) return null
  return (
    <ButtonLink {...byMailLink(search)} variant="default">
      {t('button')}
    </ButtonLink>
  )
}

const lastYear = (now: number) => {
  const date = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { from: date(now - 365 * dayMs), to: date(now + dayMs) }
}

/** Whether nothing at all happened in the time of the report; asks what the parts ask, so that it costs nothing. */
function useIsEmpty(space: ReportSpace): boolean {
  const by = [space.span]
  const opened = useFigures(space, 'opened', { by })
  const closed = useFigures(space, 'closed', { by })
  const clock = useFigures(space, 'clock', { by, beforeBy: by })
  return [opened, closed, clock].every(({ total }) => total?.count === 0)
}
