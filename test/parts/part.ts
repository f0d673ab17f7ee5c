import type { Reaper } from './reaper.ts'

/** A program that tests need, as the broker keeps it: started on first demand, at most once in a run. */
export interface Part<Answer> {
  readonly name: string
  /** finds the program, and installs it where it is missing and this process may; says what it uses */
  prepare(say: (line: string) => void): Promise<string>
  /** starts it; what it answers with must survive JSON */
  start(reaper: Reaper): Promise<RunningPart<Answer>>
}

export interface RunningPart<Answer> {
  /** what one test asks for: an address, a database of its own … */
  ask(): Promise<Answer>
  stop(): Promise<void>
}
