import { Skeleton } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../look/elements/failure.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { usePanels, useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import { changedKeys } from '../workspace/workspace.ts'
import { createPlayer } from './ask-player.ts'
import { type Library, loadLibrary } from './library.ts'
import { fetchRecorded } from './recorded-source.ts'
import { Rehearsal } from './rehearsal.tsx'
import { RehearsalProvider, type RehearsalViewParts } from './rehearsal-parts.ts'
import { createRehearsalStore } from './rehearsal-store.ts'
import { readSource } from './source.ts'
import { watchScenarios } from './watch-scenarios.ts'

/** The draft, played: a sample case, a scenario or a real case, on the canvas. */
export function RehearsalView() {
  const { t } = useTranslation('designerRehearsal')
  const { pledge } = useDesignerSession()
  const [library, setLibrary] = useState<Library | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  const reload = useCallback(() => setTurn((last) => last + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for the same once more.
  useEffect(() => {
    let isLeft = false
    setError(null)
    loadLibrary(pledge).then(
      (found) => !isLeft && setLibrary(found),
      (problem: unknown) => !isLeft && setError(problem),
    )
    return () => {
      isLeft = true
    }
  }, [pledge, turn])
  if (error !== null) return <Failure error={pledgeProblem(error)} onRetry={reload} />
  if (library === null) return <Skeleton m={12} height={240} width="auto" aria-label={t('loading')} />
  return <OpenRehearsal library={library} reload={reload} />
}

function OpenRehearsal({ library, reload }: { readonly library: Library; readonly reload: () => void }) {
  const session = useRehearsalSession(library)
  const parts = useMemo(() => (session === null ? null : { ...session, reload }), [session, reload])
  const at = usePanels(({ view }) => view.at)
  useEffect(() => {
    if (parts !== null) void parts.store.getState().open(readSource(at))
  }, [parts, at])
  if (parts === null) return null
  return (
    <RehearsalProvider value={parts}>
      <Rehearsal />
    </RehearsalProvider>
  )
}

const asksForStillness = '(prefers-reduced-motion: reduce)'

/** The players and what they were asked, as long as the view is open; another language asks again. */
function useRehearsalSession(library: Library): Omit<RehearsalViewParts, 'reload'> | null {
  const { store: designer } = useParts()
  const { pledge } = useDesignerSession()
  const language = useLanguage()
  const [parts, setParts] = useState<Omit<RehearsalViewParts, 'reload'> | null>(null)
  useEffect(() => {
    const player = createPlayer()
    const store = createRehearsalStore({
      designer,
      library,
      player,
      language,
      now: Date.now,
      recorded: (id) => fetchRecorded(pledge.cases, id),
      isStill: () => matchMedia(asksForStillness).matches,
    })
    const scenarios = watchScenarios(designer, { library, player: createPlayer(), language })
    const unsubscribe = designer.subscribe(({ history }, before) => {
      const changed = changedKeys(before.history.present, history.present)
      // A scenario that was kept changes nothing of what is played.
      if (changed.some((key) => !key.startsWith('scenario/'))) void store.getState().refresh()
    })
    setParts({ store, scenarios, library })
    return () => {
      unsubscribe()
      scenarios.stop()
      player.stop()
    }
  }, [designer, library, language, pledge])
  return parts
}
