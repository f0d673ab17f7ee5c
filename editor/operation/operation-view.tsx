import { SegmentedControl, Select, Skeleton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireOperation } from '../../core/contract/wire-operation.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { useNow } from '../../look/time/ticking-clock.ts'
import { FlowPicture } from '../canvas/flow-picture.tsx'
import { createOverlayStore } from '../canvas/overlay.ts'
import { SplitView } from '../views/split-view.tsx'
import { useDesigner } from '../workspace/designer-parts.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { FiguresPanel } from './figures-panel.tsx'
import { type Measure, measures } from './measures.ts'
import classes from './operation.module.css'
import { operationOverlay } from './operation-overlay.ts'
import { OperationTable } from './operation-table.tsx'
import { type WindowDays, windowDays } from './operation-window.ts'
import { useFigureWords } from './use-figure-words.ts'
import { useOperation } from './use-operation.ts'
import { usePublishedFlow } from './use-published-flow.ts'

const ageStepMs = 10_000

/** The published process with the cases in it: how many stand where, how long they stay, how many are late. */
export function OperationView() {
  const { t } = useTranslation('designerOperation')
  const flow = useDesigner(({ history }) => history.present.flow)
  const [days, setDays] = useState<WindowDays>(7)
  const [version, setVersion] = useState<number | null>(null)
  const [measure, setMeasure] = useState<Measure>('cases')
  const [layout, setLayout] = useState<'picture' | 'table'>('picture')
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })
  const published = usePublishedFlow(flow, version)
  const operation = useOperation(flow, days, version)

  if (published.value?.kind === 'never') return <Empty title={t('never.title')} text={t('never.text')} />
  const { figures } = operation
  const error = published.error ?? operation.error
  const retry = () => {
    published.retry()
    operation.retry()
  }
  const isPicture = layout === 'picture' && !isNarrow
  return (
    <div className={classes.view}>
      <div className={classes.head}>
        <Select
          size="xs"
          w={150}
          aria-label={t('window.label')}
          allowDeselect={false}
          value={String(days)}
          data={windowDays.map((each) => ({ value: String(each), label: t(`window.${each}`) }))}
          onChange={(value) => setDays(windowDays.find((each) => String(each) === value) ?? 7)}
        />
        <Versions figures={figures} version={version} onChange={setVersion} />
        {isPicture && (
          <SegmentedControl
            size="xs"
            aria-label={t('measure.label')}
            value={measure}
            data={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
            onChange={(value) => setMeasure(measures.find((each) => each === value) ?? 'cases')}
          />
        )}
        {!isNarrow && (
          <SegmentedControl
            size="xs"
            className={classes.headEnd ?? ''}
            aria-label={t('layout.label')}
            value={layout}
            data={[
              { value: 'picture', label: t('layout.picture') },
              { value: 'table', label: t('layout.table') },
            ]}
            onChange={(value) => setLayout(value === 'table' ? 'table' : 'picture')}
          />
        )}
      </div>
      <div className={classes.body} aria-busy={operation.isLoading}>
        {error !== null && error !== undefined && (
          <div className={classes.failure}>
            <Failure error={pledgeProblem(error)} onRetry={retry} />
          </div>
        )}
        {figures === null || published.value?.kind !== 'published' ? (
          error === null && <Skeleton m={12} height={240} width="auto" />
        ) : isPicture ? (
          <Picture workspace={published.value.workspace} figures={figures} measure={measure} />
        ) : (
          <OperationTable workspace={published.value.workspace} figures={figures} />
        )}
      </div>
    </div>
  )
}

interface VersionsProps {
  readonly figures: WireOperation | null
  readonly version: number | null
  readonly onChange: (version: number | null) => void
}

/** Which version's cases are counted; there is nothing to choose where all follow the same. */
function Versions({ figures, version, onChange }: VersionsProps) {
  const { t } = useTranslation('designerOperation')
  const versions = figures?.versions ?? []
  if (versions.length < 2 && version === null) return null
  const known = versions.map((one) => ({
    value: String(one.version),
    label: t('version.one', { version: one.version, count: one.cases }),
  }))
  const isMissing = version !== null && !versions.some((one) => one.version === version)
  return (
    <Select
      size="xs"
      w={190}
      aria-label={t('version.label')}
      allowDeselect={false}
      value={version === null ? 'all' : String(version)}
      data={[
        { value: 'all', label: t('version.all') },
        ...known,
        ...(isMissing ? [{ value: String(version), label: t('version.one', { version, count: 0 }) }] : []),
      ]}
      onChange={(value) => onChange(value === null || value === 'all' ? null : Number(value))}
    />
  )
}

interface PictureProps {
  readonly workspace: Workspace
  readonly figures: WireOperation
  readonly measure: Measure
}

function Picture({ workspace, figures, measure }: PictureProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [overlay] = useState(() => createOverlayStore())
  const now = useNow(ageStepMs)
  const words = useFigureWords()
  useEffect(() => {
    const texts = {
      badge: (...of: Parameters<typeof words.value>) => words.value(...of),
      title: (one: WireOperation['nodes'][string], at: number) => words.sentences(one, at).join('\n'),
    }
    overlay.setState(operationOverlay(figures, measure, now, texts, overlay.getState()), true)
  })
  return (
    <SplitView
      side={<FiguresPanel workspace={workspace} figures={figures} now={now} chosen={chosen} onChoose={setChosen} />}
    >
      <FlowPicture workspace={workspace} overlay={overlay} chosen={chosen} onChoose={setChosen} />
    </SplitView>
  )
}
