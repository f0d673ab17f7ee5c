import { ProblemError } from '../../core/contract/problem-error.ts'

/** Thrown by work that trying again cannot mend: it goes to the dead letters at once. */
export class HopelessWork extends ProblemError {
  constructor(code: string, params: ProblemError['params'] = {}) {
    super(code, params)
    this.name = 'HopelessWork'
  }
}

/** What an operator is told of work that failed: the code, or the first line of the message. */
export function errorLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1)[0]?.slice(0, 500) ?? ''
}
