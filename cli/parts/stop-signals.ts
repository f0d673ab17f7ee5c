/** Resolves with the first signal that asks this process to end. A second one ends it at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let isAsked = false
    const ask = (signal: NodeJS.Signals): void => {
      if (isAsked) process.exit(signal === 'SIGINT' ? 130 : 143)
      isAsked = true
      resolve(signal)
    }
    process.on('SIGINT', ask)
    process.on('SIGTERM', ask)
  })
}

/** Things that have to end, in the opposite order of their beginning. */
export class Endings {
  readonly #endings: { readonly name: string; readonly end: () => Promise<unknown> }[] = []

  /** Notes how something that has just begun is ended. */
  add(name: string, end: () => Promise<unknown>): void {
    this.#endings.push({ name, end })
  }

  /** Ends everything, the last first; what fails is told and does not keep the rest from ending. */
  async run(onError: (name: string, error: unknown) => void): Promise<void> {
    for (const { name, end } of this.#endings.splice(0).reverse()) {
      try {
        await end()
      } catch (error) {
        onError(name, error)
      }
    }
  }
}
