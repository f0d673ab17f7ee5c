import { inBackground } from '../../store/background.ts'

/** Answers that were worked out before, the latest of them: nobody has to wait twice for the same study of the same cases. */
export class KeptAnswers {
  readonly #most: number
  readonly #answers = new Map<string, object>()

  constructor(most = 40) {
    this.#most = most
  }

  /**
   * The answer to a question that says by its key what it depends on; else a new one, which is kept when it is there. What others ask of the
   * embedded database meanwhile goes before it.
   */
  async get<T extends object>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key)
    if (known !== undefined) return known as T
    const answer = await inBackground(ask)
    this.#answers.set(key, answer)
    const oldest = this.#answers.keys().next().value
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest)
    return answer
  }
}
