import type { Plan } from '../../core/contract/plan.ts'
import { getPlan } from '../../store/documents/plans.ts'
import type { Sql } from '../../store/store.ts'

/** Plans by hash. A hash never means another plan, so what was read once is never read again while it is kept. */
export class PlanCache {
  readonly #store: Sql
  readonly #most: number
  readonly #plans = new Map<string, Promise<Plan | null>>()

  constructor(store: Sql, most = 200) {
    this.#store = store
    this.#most = most
  }

  /** The plan that a case is pinned to. Every case's plan is published, so its absence is a bug and throws. */
  async get(hash: string): Promise<Plan> {
    const known = this.#plans.get(hash)
    const asked = known ?? getPlan(this.#store, hash)
    this.#plans.delete(hash)
    this.#plans.set(hash, asked)
    const oldest = this.#plans.keys().next().value
    if (this.#plans.size > this.#most && oldest !== undefined) this.#plans.delete(oldest)
    const plan = await asked.catch((error: unknown) => {
      this.#plans.delete(hash)
      throw error
    })
    if (plan === null) {
      this.#plans.delete(hash)
      throw new Error(`There is no plan ${hash}.`)
    }
    return plan
  }

  /** The plans of several cases, by hash, each read once. */
  async getAll(hashes: Iterable<string>): Promise<ReadonlyMap<string, Plan>> {
    const different = [...new Set(hashes)]
    const plans = await Promise.all(different.map((hash) => this.get(hash)))
    return new Map(different.map((hash, index) => [hash, plans[index] as Plan]))
  }
}
