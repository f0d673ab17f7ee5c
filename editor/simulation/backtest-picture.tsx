import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BacktestAnswer } from '../../core/contract/rehearsal.ts'
import { FlowPicture } from '../canvas/flow-picture.tsx'
import { createOverlayStore } from '../canvas/overlay.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { lateBadges } from './late-overlay.ts'
import classes from './simulation.module.css'
import { useResultWords } from './use-result-words.ts'

/** What recorded cases would have come to, on the process: how often each promise was broken, and would have been. */
export function BacktestPicture({ answer }: { readonly answer: BacktestAnswer }) {
  const { t } = useTranslation('designerSimulation')
  const workspace = useDesigner(({ history }) => history.present)
  const [chosen, setChosen] = useState<string | null>(null)
  const [overlay] = useState(() => createOverlayStore())
  const words = useResultWords()
  useEffect(() => {
    const clocks = lateBadges(answer.before.clocks, answer.after.clocks, {
      late: (count) => t('late', { count }),
      change: (before, after) => t('lateFromTo', { before: words.count(before), after: words.count(after) }),
    })
    overlay.setState({ cards: new Map(), ways: new Map(), clocks }, true)
  })
  return (
    <div className={classes.picture}>
      <FlowPicture workspace={workspace} overlay={overlay} chosen={chosen} onChoose={setChosen} />
    </div>
  )
}
