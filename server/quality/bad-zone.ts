import { apiProblem } from '../problems/api-problem.ts'

/** Throws `quality.bad-zone` for what is no time zone. */
export function refuseBadZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).format(0)
  } catch {
    throw apiProblem('quality.bad-zone', { zone })
  }
}
