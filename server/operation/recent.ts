/** Answers that may be some moments old, so that many who look at the same ask the store once. */
export class Recent<T> {
  readonly #keepMs: number
  readonly #most: number
  readonly #answers = new Map<string, { readonly askedAt: number; readonly answer: Promise<T> }>()

  constructor({ keepMs, most }: { readonly keepMs: number; readonly most: number }) {
    this.#keepMs = keepMs
    this.#most = most
  }

  /** The answer to a question that was asked within `keepMs`, also one under way; else a new one. A failure is not kept. */
  get(key: string, now: number, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key)
    if (known !== undefined && now - known.askedAt < this.#keepMs && now >= known.askedAt) return known.answer
    const answer = ask()
    this.#answers.delete(key)
    this.#answers.set(key, { askedAt: now, answer })
    const oldest = this.#answers.keys().next().value
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest)
    answer.catch(() => {
      if (this.#answers.get(key)?.answer === answer) this.#answers.delete(key)
    })
    return answer
  }
}
