import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Language } from '../../core/contract/language.ts'
import type { WireExport } from '../../core/contract/wire-administration.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import type { DesignerStore } from '../workspace/designer-store.ts'
import { changedKeys, type Workspace } from '../workspace/workspace.ts'
import type { CheckAnswer, CheckRequest } from './check-worker.ts'
import type { Problem } from './problem.ts'

/** What is wrong, and with which documents: `checked` is the workspace that the problems were found in. */
export interface ProblemsState {
  readonly problems: readonly Problem[]
  readonly checked: Workspace | null
  /** Whether something changed since. */
  readonly isChecking: boolean
}

export interface ProblemsWatch {
  readonly state: StoreApi<ProblemsState>
  /** Says the problems in another language. */
  speak(language: Language): void
  /** Asks anew what is published and set. */
  refresh(): Promise<void>
  stop(): void
}

/** The part of a worker that is used. */
export type CheckPort = Pick<Worker, 'postMessage' | 'onmessage' | 'terminate'>

export interface ProblemsParts {
  /** Everything that is published and set; a refusal leaves names unjudged. */
  readonly known: () => Promise<WireExport>
  readonly language: Language
  readonly startWorker?: () => CheckPort
  /** When checking may begin; left out: at once. */
  readonly from?: Promise<void>
}

/**
 * Checks the documents of a designer whenever they change, in a worker. One question at a time: what changes meanwhile goes along with
 * the next one, so the answer is never older than one check.
 */
export function watchProblems(store: DesignerStore, parts: ProblemsParts): ProblemsWatch {
  const state = createStore<ProblemsState>()(() => ({ problems: [], checked: null, isChecking: true }))
  let worker: CheckPort | null = null
  let isStopped = false
  const { flow } = store.getState().history.present
  let language = parts.language
  let sent: Workspace = { flow, documents: {} }
  let known: WireExport | null = null
  let isNews = true
  let isAsking = false

  const ask = () => {
    const present = store.getState().history.present
    if (worker === null || isAsking || (!isNews && sent === present)) return
    const changes = Object.fromEntries(changedKeys(sent, present).map((key) => [key, present.documents[key] ?? null]))
    const request: CheckRequest = { flow, language, changes, ...(known !== null && { known }) }
    isAsking = true
    isNews = false
    known = null
    sent = present
    worker.postMessage(request)
  }
  const take = ({ data: { problems } }: MessageEvent<CheckAnswer>) => {
    isAsking = false
    const isChecking = isNews || store.getState().history.present !== sent
    state.setState({ problems, checked: sent, isChecking })
    ask()
  }
  const unsubscribe = store.subscribe(({ history }, before) => {
    if (history.present === before.history.present) return
    state.setState({ isChecking: true })
    ask()
  })
  const refresh = async () => {
    try {
      known = await parts.known()
    } catch (error) {
      if (!isPledgeError(error)) throw error
      return
    }
    isNews = true
    ask()
  }
  const begin = () => {
    if (isStopped) return
    worker = (parts.startWorker ?? startWorker)()
    worker.onmessage = take
    ask()
    void refresh()
  }
  if (parts.from === undefined) begin()
  else void parts.from.then(begin)

  return {
    state,
    speak(next) {
      if (next === language) return
      language = next
      isNews = true
      ask()
    },
    refresh,
    stop() {
      isStopped = true
      unsubscribe()
      worker?.terminate()
    },
  }
}

function startWorker(): CheckPort {
  return new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
}
