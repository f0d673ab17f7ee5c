import { useTranslation } from 'react-i18next'
import type { NodeSummary, SimulationAnswer, TeamSummary } from '../../core/contract/rehearsal.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { type SortableColumn, SortableTable } from '../tables/sortable-table.tsx'
import { useParts } from '../workspace/designer-parts.ts'
import { type Compared, comparedBy } from './result-rows.ts'
import { ShareBar } from './share-bar.tsx'
import classes from './simulation.module.css'
import { useResultWords } from './use-result-words.ts'

interface ResultTablesProps {
  readonly before: SimulationAnswer | null
  readonly after: SimulationAnswer
}

/** What came of a simulation, step by step and team by team; where it is compared, both figures stand in each place. */
export function ResultTables({ before, after }: ResultTablesProps) {
  const { t } = useTranslation('designerSimulation')
  const local = useLocalText()
  const { directory } = useParts()
  const words = useResultWords()
  const isCompared = before !== null
  const figure = <T extends object>(
    key: string,
    title: string,
    value: (one: T) => number | null,
    say: (value: number | null | undefined) => string,
  ): SortableColumn<Compared<T>> => ({
    key,
    title,
    isNumber: true,
    value: ({ after: one }) => (one === null ? null : value(one)),
    cell: ({ before: one, after: other }) => {
      const [was, now] = [one, other].map((side) => (side === null ? '–' : say(value(side))))
      return isCompared && was !== now ? t('fromTo', { before: was, after: now }) : now
    },
  })
  const teamName = (id: string) => local(directory.teams.find((team) => team.id === id)?.name, id)
  return (
    <div className={classes.tables}>
      <SortableTable<Compared<NodeSummary>>
        caption={t('steps')}
        rows={comparedBy(before?.byNode ?? null, after.byNode)}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', title: t('column.step'), cell: ({ id, name }) => local(name, id) },
          figure('visits', t('column.visits'), (one) => one.visits, words.count),
          figure('waitingHalf', t('column.waitingHalf'), (one) => one.waiting.p50Ms, words.length),
          figure('waiting', t('column.waiting'), (one) => one.waiting.p90Ms, words.length),
          figure('handling', t('column.handling'), (one) => one.handling.p50Ms, words.length),
        ]}
      />
      <SortableTable<Compared<TeamSummary>>
        caption={t('teams')}
        rows={comparedBy(before?.teams ?? null, after.teams)}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', title: t('column.team'), cell: ({ id }) => teamName(id) },
          {
            key: 'load',
            title: t('column.load'),
            value: ({ after: one }) => one?.utilisation ?? null,
            cell: ({ before: one, after: other }) => (
              <>
                <ShareBar
                  isLoad
                  label={t('now')}
                  share={other?.utilisation ?? null}
                  text={words.share(other?.utilisation)}
                />
                {isCompared && (
                  <ShareBar
                    isLoad
                    isBefore
                    label={t('before')}
                    share={one?.utilisation ?? null}
                    text={words.share(one?.utilisation)}
                  />
                )}
              </>
            ),
          },
          figure('handled', t('column.handled'), (one) => one.handled, words.count),
          figure('queue', t('column.queue'), (one) => one.queue.mean, words.count),
          figure('queueMax', t('column.queueMax'), (one) => one.queue.max, words.count),
        ]}
      />
    </div>
  )
}
