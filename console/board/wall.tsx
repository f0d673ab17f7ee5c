import { useViewportSize } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireBoard } from '../../core/contract/wire-board.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { Sparkline } from '../charts/sparkline.tsx'
import { useFlows, usePeople, useTeams } from '../directory/directory.ts'
import { useIsOnline, useLiveState } from '../shell/live-updates.tsx'
import { useDocumentTitle } from '../shell/page.tsx'
import { useBoardFigures } from './board-counters.tsx'
import { type BoardSearch, plainBoard } from './board-search.ts'
import { useComplianceWords } from './compliance-panel.tsx'
import { useBoard } from './use-board.ts'
import classes from './wall.module.css'
import { WallList } from './wall-list.tsx'
import { useKeptSession, useLeaveByEscape, useWakeLock, useWallTheme } from './wall-mode.ts'

const mostListed = 50

/** What is older than this is said to be old. */
const staleMs = 150_000

/** The board for a big screen: readable from five metres, awake, by itself; Esc leaves. */
export function Wall({ search }: { readonly search: BoardSearch }) {
  const { t } = useTranslation('board')
  const navigate = useNavigate({ from: '/board' })
  const board = useBoard(search, mostListed)
  useDocumentTitle(t('title'))
  useWakeLock()
  useKeptSession()
  useWallTheme(search.light === true)
  const leave = useCallback(() => {
    void navigate({ search: plainBoard })
  }, [navigate])
  useLeaveByEscape(leave)
  return (
    <main className={classes.wall}>
      {board.data === undefined ? (
        board.isError && <Failure error={board.error} onRetry={() => void board.refetch()} />
      ) : (
        <WallBody board={board.data} search={search} />
      )}
    </main>
  )
}

function WallBody({ board, search }: { readonly board: WireBoard; readonly search: BoardSearch }) {
  const { t } = useTranslation('board')
  const { teamName } = useTeams()
  const { personName } = usePeople()
  const { height } = useViewportSize()
  const figures = useBoardFigures(board, search)
  const compliance = useComplianceWords(board.compliance)
  const list = { lineHeight: Math.max(40, Math.round(height * 0.07)), teamName, personName }
  return (
    <>
      <WallHead board={board} search={search} teamName={teamName} />
      <div className={classes.figures}>
        {figures.map(({ id, name, value, symbol, tone, more }) => (
          <div key={id} className={classes.figure} data-tone={tone}>
            <span className={classes.figureName}>
              <Glyph name={symbol} size={22} /> {name}
            </span>
            <span className={`${classes.figureValue} figures`}>{value}</span>
            <span className={classes.figureMore}>{more}</span>
          </div>
        ))}
        <div className={classes.figure}>
          <span className={classes.figureName}>{t('compliance.title')}</span>
          <span className={`${classes.figureValue} figures`}>
            {board.compliance.compliance === null ? '–' : compliance.share}
          </span>
          <Sparkline
            values={board.compliance.hours.map((hour) => hour.compliance)}
            label={compliance.hours}
            width={200}
            height={36}
          />
        </div>
      </div>
      <div className={classes.lists}>
        <WallList
          id="wall-late"
          title={t('late.title')}
          count={board.counts.late}
          items={board.late}
          none={t('late.none')}
          {...list}
        />
        <WallList
          id="wall-due"
          title={t('dueNext.title')}
          count={board.counts.dueSoon}
          items={board.dueNext}
          none={t('dueNext.none')}
          {...list}
        />
      </div>
    </>
  )
}

interface WallHeadProps {
  readonly board: WireBoard
  readonly search: BoardSearch
  readonly teamName: (id: string) => string
}

/** What is looked at, and how true it still is. */
function WallHead({ board, search, teamName }: WallHeadProps) {
  const { t } = useTranslation('board')
  const { flows } = useFlows()
  const isOnline = useIsOnline()
  const live = useLiveState()
  const words = useTimeWords()
  const now = useNow(10_000)
  const asOf = Date.parse(board.asOf)
  const isStale = !isOnline || live === 'reconnecting' || now - asOf > staleMs
  const { flow, team } = search
  const scope = [
    ...(flow === undefined ? [] : [flows.find(({ id }) => id === flow)?.shownName ?? flow]),
    ...(team === undefined ? [] : [team === 'none' ? t('noTeam') : teamName(team)]),
  ]
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>{scope.length === 0 ? t('title') : scope.join(' · ')}</h1>
      <span className={classes.asOf} data-stale={isStale || undefined} role="status">
        {isStale && <Glyph name="alert" size={20} />}
        {t(isStale ? 'wall.staleAsOf' : 'wall.asOf', { when: words.short(asOf, now) })}
      </span>
      <span className={classes.hint}>{t('wall.leave')}</span>
    </header>
  )
}
