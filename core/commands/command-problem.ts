/** Why a command is not taken: a code of the catalogue and what fills its text. */
export interface CommandProblem {
  readonly code: string
  readonly params: Readonly<Record<string, string | number | readonly string[]>>
}
