import type { Language } from '../core/contract/language.ts'

/** All that a command asks of the terminal. Tests hand in one that remembers. */
export interface Io {
  /** Whether the answer is one JSON value on standard output; then nothing else is written there. */
  readonly isJson: boolean
  readonly language: Language
  /** Writes a line to standard output: the answer, and nothing but the answer. */
  readonly out: (line: string) => void
  /** Writes a line to standard error: progress, logs, problems told to people. */
  readonly err: (line: string) => void
}

/** Writes an answer: the value as JSON, or what `inWords` makes of it for people. */
export function answer<T>(io: Io, value: T, inWords: (value: T) => string): void {
  io.out(io.isJson ? JSON.stringify(value) : inWords(value))
}
