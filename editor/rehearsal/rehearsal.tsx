import { useEffect } from 'react'
import { Failure } from '../../look/elements/failure.tsx'
import { SplitView } from '../views/split-view.tsx'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import { MendFirst } from './mend-first.tsx'
import classes from './rehearsal.module.css'
import { RehearsalCanvas } from './rehearsal-canvas.tsx'
import { useRehearsal, useRehearsalActions } from './rehearsal-parts.ts'
import { SidePanel } from './side-panel.tsx'
import { SourceList } from './source-list.tsx'
import { TimeLine } from './time-line.tsx'

/** The frame of a rehearsal: what is played on the left, the canvas, what happens on the right, the time line below. */
export function Rehearsal() {
  const issues = useRehearsal((state) => state.issues)
  const error = useRehearsal((state) => state.error)
  const hasMoments = useRehearsal(({ shown }) => shown !== null && shown.moments.length > 0)
  const actions = useRehearsalActions()
  useStepping()
  return (
    <SplitView
      list={<SourceList />}
      side={
        issues.length > 0 ? (
          <MendFirst issues={issues} />
        ) : error === null ? (
          <SidePanel />
        ) : (
          <div className={classes.section}>
            <Failure error={pledgeProblem(error)} onRetry={() => void actions.refresh()} />
          </div>
        )
      }
      {...(hasMoments && { bottom: <TimeLine /> })}
    >
      <RehearsalCanvas />
    </SplitView>
  )
}

/** How long a moment is shown while all of them are played, at the usual speed. */
const momentMs = 900

/** Goes on to the next moment by itself while it is played. */
function useStepping() {
  const isPlaying = useRehearsal((state) => state.isPlaying)
  const index = useRehearsal((state) => state.index)
  const last = useRehearsal(({ shown }) => (shown?.moments.length ?? 0) - 1)
  const speed = useRehearsal((state) => state.speed)
  const actions = useRehearsalActions()
  useEffect(() => {
    if (!isPlaying) return
    if (index >= last) {
      actions.setPlaying(false)
      return
    }
    const timer = setTimeout(() => actions.show(index + 1), momentMs / speed)
    return () => clearTimeout(timer)
  }, [isPlaying, index, last, speed, actions])
}
