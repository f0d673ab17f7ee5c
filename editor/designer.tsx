import { SegmentedControl, Skeleton } from '@mantine/core'
import { type ReactNode, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
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
import type { DesignerView } from './views/designer-view.ts'
import { ViewTabs } from './views/view-tabs.tsx'
import { views } from './views/views.ts'
import { DesignerCommands } from './workspace/designer-commands.tsx'
import { DesignerProvider, type Directory, useDesigner, usePanels, useParts } from './workspace/designer-parts.ts'
import { type DesignerRights, DesignerSessionProvider, useDesignerSession } from './workspace/designer-session.ts'
import type { EditRights } from './workspace/edit-rights.ts'
import { createPanelsStore, type PanelsStore } from './workspace/panels-store.ts'
import { useJump } from './workspace/use-jump.ts'
import { useKeys } from './workspace/use-keys.ts'
import { whenIdle } from './workspace/when-idle.ts'

interface DesignerProps extends EditRights {
  /** The id of the flow. */
  readonly flow: string
  /** The id of who is signed in. */
  readonly user: string
  readonly pledge: Pledge
  readonly directory: Directory
  readonly may: DesignerRights
  /** A file whose content is shown at once, to be taken in. */
  readonly bring: File | null
  /** What is shown of it; `onView` hears when another view is opened. */
  readonly view: DesignerView
  readonly onView: (view: DesignerView) => void
  /** Hears when the process is open and drawn for the first time; stays the same. */
  readonly onDrawn: () => void
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
  const { store, keeper, watch } = session
  const { directory, pledge, user, may, view, onView, onDrawn, bring } = props
  const [own] = useState(() => ({
    panels: createPanelsStore(view, bring === null ? null : { kind: 'bring', file: bring }),
    viewOf: createViewMaker(),
  }))
  const parts = useMemo(() => ({ store, ...own, directory }), [store, own, directory])
  const here = useMemo(() => ({ pledge, user, may, keeper, watch }), [pledge, user, may, keeper, watch])
  const severities = useSeverities(watch)
  useViewInAddress(own.panels, view, onView)
  useEffect(() => void whenIdle().then(onDrawn), [onDrawn])
  return (
    <DesignerSessionProvider value={here}>
      <DesignerProvider value={parts}>
        <SeverityProvider value={severities}>
          <Frame back={props.back} />
        </SeverityProvider>
      </DesignerProvider>
    </DesignerSessionProvider>
  )
}

/** Opens the view that the address names, and lets the address follow when another is opened. */
function useViewInAddress(panels: PanelsStore, view: DesignerView, onView: (view: DesignerView) => void) {
  const { kind, at } = view
  const tell = useRef(onView)
  useEffect(() => {
    tell.current = onView
  })
  useEffect(() => panels.getState().show(kind, at), [panels, kind, at])
  useEffect(
    () =>
      panels.subscribe((state, before) => {
        if (state.view !== before.view) tell.current(state.view)
      }),
    [panels],
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

function Frame({ back }: Pick<DesignerProps, 'back'>) {
  const { store } = useParts()
  const { keeper, watch, pledge, user, may } = useDesignerSession()
  const root = useRef<HTMLDivElement>(null)
  const isLeftShown = usePanels((state) => state.isLeftShown)
  const kind = usePanels(({ view }) => view.kind)
  const View = kind === 'drawing' ? undefined : views[kind]?.Body
  // The drawing comes first; whoever clicks into it does not wait for the forms.
  const areFormsShown = useDeferredValue(true, false)
  const jump = useJump()
  useKeys(root)
  return (
    <div ref={root} className={classes.designer} data-wide={!isLeftShown || undefined}>
      <DesignerBar
        back={back}
        status={keeper !== null && <DraftStatus keeper={keeper} store={store} />}
        publish={
          keeper !== null &&
          may.publish && (
            <PublishButton
              store={store}
              keeper={keeper}
              watch={watch}
              documents={pledge.documents}
              user={user}
              onJump={jump}
            />
          )
        }
      />
      <div className={classes.tabs}>
        <ViewTabs />
      </div>
      {View === undefined ? (
        <>
          {isLeftShown && <LeftPanel />}
          <div className={classes.canvas}>
            <Canvas />
          </div>
          <div className={classes.right}>{areFormsShown && <Inspector />}</div>
        </>
      ) : (
        <div className={classes.view}>
          <Suspense fallback={<Skeleton m={12} height={200} width="auto" />}>
            <View />
          </Suspense>
        </div>
      )}
      <div className={classes.problems}>
        <ProblemsPanel watch={watch} store={store} onJump={jump} />
      </div>
      <DesignerDialogs />
      <DesignerCommands />
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
