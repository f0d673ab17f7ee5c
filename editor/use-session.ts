import { useCallback, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../look/language/use-language.ts'
import type { Pledge } from '../sdk/pledge.ts'
import { type DraftKeeper, keepDrafts } from './drafts/keep-drafts.ts'
import { keptCopies } from './drafts/kept-copies.ts'
import { openFlow } from './drafts/open-flow.ts'
import { type ProblemsWatch, watchProblems } from './problems/watch-problems.ts'
import { createDesignerStore, type DesignerStore } from './workspace/designer-store.ts'
import { type EditRights, mayChangeSomething } from './workspace/edit-rights.ts'
import { whenIdle } from './workspace/when-idle.ts'

interface SessionOptions extends EditRights {
  readonly pledge: Pledge
  readonly user: string
  readonly flow: string
}

/** A process that is open: its documents, what is wrong with them, and what saves them; nothing does for who only looks. */
export interface Session {
  readonly store: DesignerStore
  readonly keeper: DraftKeeper | null
  readonly watch: ProblemsWatch
}

interface SessionState {
  /** Null until it is open. */
  readonly session: Session | null
  readonly error: unknown
  readonly retry: () => void
}

/** Opens a process with all that it uses and keeps its drafts as long as it is shown; what is not saved when one leaves stays on this device. */
export function useSession({ pledge, user, flow, mayEdit, rulesRight }: SessionOptions): SessionState {
  const [session, setSession] = useState<Session | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  // Another language makes another client; what is open stays open.
  const [client] = useState(pledge)
  const { documents, transfer } = client
  const language = useLanguage()
  const spoken = useRef(language)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for the same once more.
  useEffect(() => {
    let isLeft = false
    let stop = () => {}
    setError(null)
    const copies = keptCopies(user, crypto.randomUUID(), localStorage)
    const hasDrafts = mayChangeSomething({ mayEdit, rulesRight })
    openFlow({ documents, copies, hasDrafts }, flow).then(
      (opened) => {
        if (isLeft) return
        const store = createDesignerStore(opened.workspace, { mayEdit, rulesRight })
        const keeper = hasDrafts ? keepDrafts(store, opened, { documents, copies, now: Date.now }) : null
        const known = () => transfer.export()
        const watch = watchProblems(store, { known, language: spoken.current, from: whenIdle() })
        stop = () => {
          watch.stop()
          void keeper?.flush().finally(() => keeper.stop())
        }
        setSession({ store, keeper, watch })
      },
      (problem: unknown) => {
        if (!isLeft) setError(problem)
      },
    )
    return () => {
      isLeft = true
      stop()
    }
  }, [documents, transfer, user, flow, mayEdit, rulesRight, turn])

  useEffect(() => {
    spoken.current = language
    session?.watch.speak(language)
  }, [language, session])

  const retry = useCallback(() => setTurn((last) => last + 1), [])
  return { session, error, retry }
}
