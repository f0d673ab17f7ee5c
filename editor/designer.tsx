import { SegmentedControl, Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createStore } from 'zustand/vanilla'
import type { Pledge } from '../sdk/pledge.ts'
import { Canvas } from './canvas/canvas.tsx'
import { type Severities, SeverityProvider, severitiesOf } from './canvas/severity.ts'
import { createViewMaker } from './cards/flow-view.ts'
import classes from './designer.module.css'
import { DesignerBar } from './designer-bar.tsx'
import { DesignerDialogs } from './dialogs/designer-dialogs.tsx'
import { DraftStatus } from './drafts/draft-status.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { Outline } from './outline/outline.tsx'
import { Palette } from './palette/palette.tsx'
import { ProblemsPanel } from './problems/problems-panel.tsx'
import type { ProblemsWatch } from './problems/watch-problems.ts'
import { PublishButton } from './publish/publish-button.tsx'
import { type Session, useSession } from './use-session.ts'
import { DesignerProvider, type Directory, useDesigner, usePanels, useParts } from './workspace/designer-parts.ts'
import { createPanelsStore } from './workspace/panels-store.ts'
import { useJump } from './workspace/use-jump.ts'
import { useKeys } from './workspace/use-keys.ts'

interface DesignerProps {
  /** The id of the flow. */
  readonly flow: string
  /** The id of who is signed in. */
  readonly user: string
  readonly pledge: Pledge
  readonly directory: Directory
  readonly mayEdit: boolean
  readonly mayPublish: boolean
  /** Leads back to all processes. */
  readonly back: ReactNode
  /** Says why the process could not be opened, and offers to try again. */
  readonly failure: (error: unknown, retry: () => void) => ReactNode
}

/** The designer of one process: opens it with all that it uses, then lets one draw. */
export function Designer(props: DesignerProps) {
  const { session, error, retry } = useSession(props)
  if (error !== null) return <div className={classes.failure}>{props.failure(error, retry)}</div>
  if (session === null) return <Opening />
  return <OpenDesigner {...props} session={session} />
}

function OpenDesigner({ session, ...props }: DesignerProps & { readonly session: Session }) {
  const { store, watch } = session
  const { directory } = props
  const [own] = useState(() => ({ panels: createPanelsStore(), viewOf: createViewMaker() }))
  const parts = useMemo(() => ({ store, ...own, directory }), [store, own, directory])
  const severities = useSeverities(watch)
  return (
    <DesignerProvider value={parts}>
      <SeverityProvider value={severities}>
        <Frame {...props} session={session} />
      </SeverityProvider>
    </DesignerProvider>
  )
}

/** The worst problem of each card, from the checks. */
function useSeverities(watch: ProblemsWatch) {
  const [severities] = useState(() => createStore<Severities>()(() => severitiesOf(watch.state.getState().problems)))
  useEffect(
    () => watch.state.subscribe(({ problems }) => severities.setState(severitiesOf(problems), true)),
    [watch, severities],
  )
  return severities
}

/** The shape of the designer while the process is fetched. */
function Opening() {
  return (
    <div className={classes.designer} aria-busy="true">
      <div className={classes.bar} />
      <div className={classes.left}>
        <Skeleton m={12} height={200} width="auto" />
      </div>
      <div className={classes.canvas} />
      <div className={classes.right} />
    </div>
  )
}

function Frame({ session, pledge, mayPublish, back }: DesignerProps & { readonly session: Session }) {
  const { store, keeper, watch } = session
  const root = useRef<HTMLDivElement>(null)
  const isLeftShown = usePanels((state) => state.isLeftShown)
  const jump = useJump()
  useKeys(root)
  return (
    <div ref={root} className={classes.designer} data-wide={!isLeftShown || undefined}>
      <DesignerBar
        back={back}
        status={keeper !== null && <DraftStatus keeper={keeper} store={store} />}
        publish={
          keeper !== null &&
          mayPublish && (
            <PublishButton store={store} keeper={keeper} watch={watch} documents={pledge.documents} onJump={jump} />
          )
        }
      />
      {isLeftShown && <LeftPanel />}
      <div className={classes.canvas}>
        <Canvas />
      </div>
      <div className={classes.right}>
        <Inspector />
      </div>
      <div className={classes.problems}>
        <ProblemsPanel watch={watch} store={store} onJump={jump} />
      </div>
      <DesignerDialogs />
    </div>
  )
}

function LeftPanel() {
  const { t } = useTranslation('designer')
  const { panels } = useParts()
  const left = usePanels((state) => state.left)
  const mayEdit = useDesigner((state) => state.mayEdit)
  const shown = mayEdit ? left : 'outline'
  return (
    <section className={classes.left} aria-label={t('left.label')}>
      {mayEdit && (
        <SegmentedControl
          size="xs"
          m={6}
          aria-label={t('left.label')}
          value={left}
          data={[
            { value: 'steps', label: t('left.steps') },
            { value: 'outline', label: t('left.outline') },
          ]}
          onChange={(next) => panels.getState().showLeft(next === 'outline' ? 'outline' : 'steps')}
        />
      )}
      <div className={classes.leftPanel}>{shown === 'outline' ? <Outline /> : <Palette />}</div>
    </section>
  )
}
