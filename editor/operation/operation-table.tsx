import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../core/contract/time.ts'
import type { WireOperation, WirePlaceFigures } from '../../core/contract/wire-operation.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { SortableTable } from '../tables/sortable-table.tsx'
import { PageLink } from '../workspace/page-link.tsx'
import { flowIn, type Workspace } from '../workspace/workspace.ts'
import { caseAt, casesIn } from './case-address.ts'
import { Clocks } from './figures-panel.tsx'
import { ageOfOldest, lateShareOf } from './measures.ts'
import classes from './operation.module.css'
import { useFigureWords } from './use-figure-words.ts'
import { useStepName } from './use-step-name.ts'

interface OperationTableProps {
  readonly workspace: Workspace
  readonly figures: WireOperation
}

interface Row {
  readonly id: string
  readonly name: string
  readonly stage: string
  readonly place: number
  readonly figures: WirePlaceFigures
}

const ageStepMs = 10_000

/** The same figures as the picture's, as a table that can be sorted. */
export function OperationTable({ workspace, figures }: OperationTableProps) {
  const { t } = useTranslation('designerOperation')
  const local = useLocalText()
  const now = useNow(ageStepMs)
  const rows = useRows(workspace, figures)
  const stages = flowIn(workspace).stages.flatMap(({ id, name }, place): Row[] => {
    const one = figures.stages[id]
    return one === undefined ? [] : [{ id, name: local(name, id), stage: '', place, figures: one }]
  })
  return (
    <div className={classes.tables}>
      <Figures caption={t('steps')} head={t('column.step')} rows={rows} flow={figures.flow} now={now} />
      <Figures caption={t('stages')} head={t('column.stage')} rows={stages} flow={null} now={now} />
      <section className={classes.clocks}>
        <Clocks figures={figures} />
      </section>
    </div>
  )
}

/** Steps in the order of the drawing, those of older versions last; ends hold nobody. */
function useRows(workspace: Workspace, { nodes }: WireOperation): readonly Row[] {
  const local = useLocalText()
  const nameOf = useStepName(workspace)
  const flow = flowIn(workspace)
  const stageOf = (id: string | undefined) =>
    id === undefined ? '' : local(flow.stages.find((stage) => stage.id === id)?.name, id)
  return Object.entries(nodes).flatMap(([id, figures]): Row[] => {
    const place = flow.nodes.findIndex((one) => one.id === id)
    const node = flow.nodes[place]
    if (node?.kind === 'end') return []
    const name = nameOf(id, figures.name)
    return [{ id, name, stage: stageOf(node?.stage), place: place < 0 ? flow.nodes.length : place, figures }]
  })
}

interface FiguresProps {
  readonly caption: string
  readonly head: string
  readonly rows: readonly Row[]
  /** The process whose cases the counts lead to; null where they lead nowhere. */
  readonly flow: string | null
  readonly now: Instant
}

function Figures({ caption, head, rows, flow, now }: FiguresProps) {
  const { t } = useTranslation('designerOperation')
  const language = useLanguage()
  const words = useFigureWords()
  const [collator] = useState(() => new Intl.Collator(language))
  const hasStages = rows.some(({ stage }) => stage !== '')
  const link = (to: string, text: string, label: string) => (
    <PageLink to={to} className={classes.link} label={label}>
      {text}
    </PageLink>
  )
  return (
    <SortableTable
      caption={caption}
      rows={rows}
      keyOf={({ id }) => id}
      inOrder={(one, other) => one.place - other.place}
      columns={[
        {
          key: 'name',
          title: head,
          cell: ({ name, stage }) => (hasStages && stage !== '' ? `${name} · ${stage}` : name),
          compare: (one, other) => collator.compare(one.name, other.name),
        },
        {
          key: 'cases',
          title: t('column.cases'),
          isNumber: true,
          cell: ({ id, name, figures: { cases } }) =>
            cases === 0 || flow === null
              ? String(cases)
              : link(casesIn(flow, id), String(cases), t('show.casesOf', { count: cases, step: name })),
          value: ({ figures }) => figures.cases,
        },
        {
          key: 'late',
          title: t('column.late'),
          isNumber: true,
          cell: ({ id, name, figures: { late } }) =>
            late === 0 || flow === null
              ? String(late)
              : link(casesIn(flow, id, true), String(late), t('show.lateOf', { count: late, step: name })),
          value: ({ figures }) => figures.late,
        },
        {
          key: 'oldest',
          title: t('column.oldest'),
          isNumber: true,
          cell: ({ figures }) => {
            const age = words.length(ageOfOldest(figures, now))
            return figures.oldest === null
              ? age
              : link(caseAt(figures.oldest.id), age, `${age}, ${t('show.oldest', { number: figures.oldest.number })}`)
          },
          value: ({ figures }) => ageOfOldest(figures, now),
        },
        {
          key: 'visits',
          title: t('column.visits'),
          isNumber: true,
          cell: ({ figures }) => String(figures.visits),
          value: ({ figures }) => figures.visits,
        },
        {
          key: 'median',
          title: t('column.median'),
          isNumber: true,
          cell: ({ figures }) => words.length(figures.medianMs),
          value: ({ figures }) => figures.medianMs,
        },
        {
          key: 'p90',
          title: t('column.p90'),
          isNumber: true,
          cell: ({ figures }) => words.length(figures.p90Ms),
          value: ({ figures }) => figures.p90Ms,
        },
        {
          key: 'lateShare',
          title: t('column.lateShare'),
          isNumber: true,
          cell: ({ figures }) => words.share(lateShareOf(figures)),
          value: ({ figures }) => lateShareOf(figures),
        },
      ]}
    />
  )
}
