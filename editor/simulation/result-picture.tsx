import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulationAnswer } from '../../core/contract/rehearsal.ts'
import { FlowPicture } from '../canvas/flow-picture.tsx'
import { createOverlayStore } from '../canvas/overlay.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { flowIn } from '../workspace/workspace.ts'
import { lateBadges } from './late-overlay.ts'
import { resultOverlay } from './result-overlay.ts'
import { type ResultMeasure, resultsOf } from './result-rows.ts'
import classes from './simulation.module.css'
import { useResultWords } from './use-result-words.ts'

interface ResultPictureProps {
  readonly before: SimulationAnswer | null
  readonly after: SimulationAnswer
  readonly measure: ResultMeasure
}

/** What came of a simulation, on the process itself. */
export function ResultPicture({ before, after, measure }: ResultPictureProps) {
  const { t } = useTranslation('designerSimulation')
  const workspace = useDesigner(({ history }) => history.present)
  const [chosen, setChosen] = useState<string | null>(null)
  const [overlay] = useState(() => createOverlayStore())
  const words = useResultWords()
  useEffect(() => {
    const { nodes } = flowIn(workspace)
    const teamOf = (id: string) => {
      const node = nodes.find((one) => one.id === id)
      return node?.kind === 'task' ? (node.queue?.team ?? null) : null
    }
    const values = resultsOf(after, teamOf, measure)
    const earlier = before === null ? null : resultsOf(before, teamOf, measure)
    const say = (value: number | undefined) => (value === undefined ? '–' : words.measured(value, measure))
    const clocks = lateBadges(before?.clocks ?? null, after.clocks, {
      late: (count) => t('late', { count }),
      change: (one, other) => t('lateFromTo', { before: words.count(one), after: words.count(other) }),
    })
    const marks = resultOverlay(values, measure, {
      badge: (value) => words.measured(value, measure),
      title: (id) =>
        earlier === null
          ? say(values.get(id))
          : t('badge', { before: say(earlier.get(id)), after: say(values.get(id)) }),
    })
    overlay.setState({ ...marks, clocks }, true)
  })
  return (
    <div className={classes.picture}>
      <FlowPicture workspace={workspace} overlay={overlay} chosen={chosen} onChoose={setChosen} />
    </div>
  )
}
