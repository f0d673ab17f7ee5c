import type { CaseFacts } from './state.ts'
import type { Duration, Instant } from './time.ts'

/** The words with which a case is driven: by people, other systems and scenarios (FORMATS section 7). */
export const COMMAND_WORDS = [
  'reply',
  'message',
  'note',
  'set',
  'assign',
  'complete',
  'wait',
  'resume',
  'merge',
  'link',
  'tag',
  'resolve',
  'reopen',
  'close',
  'cancel',
  'handOver',
  'external',
  'answer',
] as const

export type CommandWord = (typeof COMMAND_WORDS)[number]

/** Texts and files are stored before the command is sent, which carries the id of what was stored; a bare client sends `text`. */
interface WithContent {
  readonly contentId?: string
  readonly text?: string
}

export type CaseCommand =
  | ({ readonly do: 'reply'; readonly by?: 'person' | 'bot'; readonly public?: boolean } & WithContent)
  | ({ readonly do: 'message'; readonly channel?: string } & WithContent)
  | ({ readonly do: 'note' } & WithContent)
  | { readonly do: 'set'; readonly facts: CaseFacts }
  | { readonly do: 'assign'; readonly team?: string; readonly agent?: string | null }
  | { readonly do: 'complete'; readonly node: string; readonly outcome: string; readonly facts?: CaseFacts }
  | { readonly do: 'wait'; readonly reason: string; readonly for?: Duration; readonly until?: Instant }
  | { readonly do: 'resume'; readonly reason?: string }
  | { readonly do: 'merge'; readonly into: string }
  | { readonly do: 'link'; readonly to: string; readonly as: string }
  | { readonly do: 'tag'; readonly add?: readonly string[]; readonly remove?: readonly string[] }
  | { readonly do: 'resolve' }
  | { readonly do: 'reopen' }
  | { readonly do: 'close' }
  | { readonly do: 'cancel' }
  | { readonly do: 'handOver' }
  | { readonly do: 'external'; readonly name: string; readonly facts?: CaseFacts }
  | ({
      readonly do: 'answer'
      readonly score: number
      readonly node?: string
      readonly answers?: Readonly<Record<string, number>>
      readonly comment?: string
    } & WithContent)

/** The form of one command word. */
export type CaseCommandOf<W extends CommandWord> = Extract<CaseCommand, { do: W }>

/** Who did something. `system` is the case itself: its timers, its escalations, its automatic steps. */
export interface Actor {
  readonly kind: 'person' | 'customer' | 'bot' | 'key' | 'system'
  readonly id?: string
}

/** What a case allows now; `complete` once for each open task. */
export type AllowedCommand =
  | { readonly do: Exclude<CommandWord, 'complete' | 'answer' | 'resume'> }
  | { readonly do: 'complete'; readonly node: string; readonly outcomes: readonly string[] }
  | { readonly do: 'answer'; readonly node: string }
  | { readonly do: 'resume'; readonly reasons: readonly string[] }
