import type { Language } from '../../core/contract/language.ts'
import type { WireExport } from '../../core/contract/wire-administration.ts'
import type { Problem } from './problem.ts'
import { type DocumentChanges, ProblemChecker } from './problem-checker.ts'

/** What the worker is asked: what changed, and how it shall speak. */
export interface CheckRequest {
  readonly flow: string
  readonly language: Language
  readonly changes: DocumentChanges
  /** What is published and set, where that is news. */
  readonly known?: WireExport
}

/** What it answers to each request, in their order. */
export interface CheckAnswer {
  readonly problems: readonly Problem[]
}

let checker: ProblemChecker | null = null

self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  checker ??= new ProblemChecker(data.flow)
  if (data.known !== undefined) checker.know(data.known)
  checker.change(data.changes)
  self.postMessage({ problems: checker.problems(data.language) } satisfies CheckAnswer)
}
