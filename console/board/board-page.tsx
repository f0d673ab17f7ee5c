import { Button, Skeleton } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireBoard } from '../../core/contract/wire-board.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { AlertHistory } from '../alerts/alert-history.tsx'
import { AlertList, useAlerts } from '../alerts/alert-list.tsx'
import { WhyDialog } from '../case/why-dialog.tsx'
import { usePeople, useTeams } from '../directory/directory.ts'
import { ButtonLink } from '../shell/links.tsx'
import { Page } from '../shell/page.tsx'
import { useCan } from '../sign-in/use-session.ts'
import classes from './board.module.css'
import { BoardCounters, useBoardFigures } from './board-counters.tsx'
import { BoardFilters } from './board-filters.tsx'
import type { AskedClock } from './board-line.tsx'
import { BoardList } from './board-list.tsx'
import { type BoardSearch, casesBehind, plainBoard, withinOf } from './board-search.ts'
import { CompliancePanel } from './compliance-panel.tsx'
import { FreshBreaches } from './fresh-breaches.tsx'
import { PlacesPanel } from './places-panel.tsx'
import { ReasonsPanel } from './reasons-panel.tsx'
import { RiskPanel } from './risk-panel.tsx'
import { useBoard } from './use-board.ts'
import { Wall } from './wall.tsx'
import { enterFullScreen } from './wall-mode.ts'

const listed = 8

/** Who is late now, who will be next, who waits, and how the day goes; on a desk or on a wall. */
export function BoardPage() {
  const search = useSearch({ from: '/board' })
  const can = useCan()
  if (search.wall === true) return <Wall search={search} />
  return search.alerts === true && can('alerts.manage') ? <Alerts search={search} /> : <Board search={search} />
}

function Alerts({ search }: { readonly search: BoardSearch }) {
  const { t } = useTranslation('alerts')
  return (
    <Page
      title={t('title')}
      aside={
        <ButtonLink to="/board" search={plainBoard(search)} variant="default">
          {t('back')}
        </ButtonLink>
      }
    >
      <div className={classes.column}>
        <AlertList />
        <AlertHistory />
      </div>
    </Page>
  )
}

/** The way to the alerts, with how many last now. */
function ToAlerts({ search }: { readonly search: BoardSearch }) {
  const { t } = useTranslation('alerts')
  const active = useAlerts().data?.items.filter(({ activeSince }) => activeSince !== null).length ?? 0
  return (
    <ButtonLink
      to="/board"
      search={{ ...search, alerts: true }}
      variant="default"
      data-active={active > 0 || undefined}
    >
      {active > 0 ? t('openActive', { count: active }) : t('open')}
    </ButtonLink>
  )
}

function Board({ search }: { readonly search: BoardSearch }) {
  const { t } = useTranslation('board')
  const navigate = useNavigate({ from: '/board' })
  const can = useCan()
  const board = useBoard(search, listed)
  const toWall = () => {
    enterFullScreen()
    void navigate({ search: { ...search, wall: true } })
  }
  return (
    <Page
      title={t('title')}
      aside={
        <div className={classes.tools}>
          {can('alerts.manage') && <ToAlerts search={search} />}
          <Button variant="default" onClick={toWall}>
            {t('wall.open')}
          </Button>
        </div>
      }
    >
      <BoardFilters
        search={search}
        onChange={(next) => void navigate({ search: next as BoardSearch, replace: true })}
      />
      {board.data !== undefined ? (
        <BoardBody board={board.data} search={search} />
      ) : board.isError ? (
        <Failure error={board.error} onRetry={() => void board.refetch()} />
      ) : (
        <BoardSkeleton />
      )}
    </Page>
  )
}

function BoardBody({ board, search }: { readonly board: WireBoard; readonly search: BoardSearch }) {
  const { t } = useTranslation('board')
  const can = useCan()
  const { teamName } = useTeams()
  const { personName } = usePeople()
  const [asked, setAsked] = useState<AskedClock | null>(null)
  const figures = useBoardFigures(board, search)
  const list = { teamName, personName, onWhy: setAsked }
  const { counts, late, dueNext, waiting, unassigned } = board
  const decided = board.compliance.met + board.compliance.missed
  const isQuiet = counts.open === 0 && decided === 0 && search.flow === undefined && search.team === undefined
  return (
    <>
      <BoardCounters figures={figures} />
      <FreshBreaches search={search} {...list} />
      {isQuiet && (
        <Empty title={t('empty.title')} text={t('empty.text')}>
          {can('cases.create') && <ButtonLink to="/start">{t('empty.first')}</ButtonLink>}
        </Empty>
      )}
      {!isQuiet && (
        <div className={classes.columns}>
          <div className={classes.column}>
            <BoardList
              id="board-late"
              title={t('late.title')}
              count={counts.late}
              items={late}
              none={t('late.none')}
              to={casesBehind(search, { late: true })}
              {...list}
            />
            <BoardList
              id="board-due"
              title={t('dueNext.title')}
              count={counts.dueSoon}
              items={dueNext}
              none={t('dueNext.none')}
              to={casesBehind(search, { due: String(withinOf(search)) })}
              {...list}
            />
            <BoardList
              id="board-unassigned"
              title={t('unassigned.title')}
              count={counts.unassigned}
              items={unassigned}
              none={t('unassigned.none')}
              to={casesBehind(search, { assignee: 'none' })}
              {...list}
            />
          </div>
          <div className={classes.column}>
            <CompliancePanel compliance={board.compliance} search={search} />
            <RiskPanel search={search} />
            <PlacesPanel places={board.places} search={search} />
            <ReasonsPanel search={search} asOf={Date.parse(board.asOf)} />
            <BoardList
              id="board-waiting"
              title={t('waiting.title')}
              count={counts.waiting}
              items={waiting}
              none={t('waiting.none')}
              to={casesBehind(search, { state: 'waiting' })}
              {...list}
            />
          </div>
        </div>
      )}
      {asked !== null && (
        <WhyDialog address={asked.caseId} clock={{ ...asked, instance: null }} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

function BoardSkeleton() {
  return (
    <div aria-hidden="true">
      <Skeleton height={76} mb="sm" />
      <div className={classes.columns}>
        <Skeleton height={320} />
        <Skeleton height={320} />
      </div>
    </div>
  )
}
