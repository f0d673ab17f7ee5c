import type { Calendars, CaseHistory } from '../../analysis/risk/case-history.ts'
import type { RiskModel } from '../../analysis/risk/learn-risk.ts'
import { runningPromises } from '../../analysis/risk/running-promises.ts'
import { type RiskScore, scoreRisk } from '../../analysis/risk/score-risk.ts'

/** A probability that moved by less is not written again. */
const leastChange = 0.005

/** The open cases that a process knows, and what it said of them last, so that only what changed has to be written. */
export class OpenScores {
  readonly #cases = new Map<string, CaseHistory>()
  readonly #said = new Map<string, RiskScore>()

  tell(cases: readonly CaseHistory[], gone: readonly string[]): void {
    for (const history of cases) this.#cases.set(history.id, history)
    for (const id of gone) this.#cases.delete(id)
  }

  /** What is to be written, and what to be taken away. */
  score(model: RiskModel, calendars: Calendars, at: number) {
    const scores = scoreRisk(model, runningPromises(this.#cases.values(), calendars, at))
    const now = new Map(scores.map((score) => [`${score.caseId} ${score.clock} ${score.instance}`, score]))
    const changed = [...now].flatMap(([key, score]) => {
      const said = this.#said.get(key)
      return said !== undefined && isSame(said, score) ? [] : [score]
    })
    const gone = [...this.#said].flatMap(([key, { caseId, clock, instance }]) =>
      now.has(key) ? [] : [{ caseId, clock, instance }],
    )
    for (const score of changed) this.#said.set(`${score.caseId} ${score.clock} ${score.instance}`, score)
    for (const { caseId, clock, instance } of gone) this.#said.delete(`${caseId} ${clock} ${instance}`)
    return { changed, gone }
  }
}

function isSame(said: RiskScore, now: RiskScore): boolean {
  return (
    Math.abs(said.probability - now.probability) < leastChange &&
    Math.abs(said.used - now.used) < 0.01 &&
    said.reasons[0]?.factor === now.reasons[0]?.factor
  )
}
