import type { CommandWord } from '../contract/case-command.ts'
import type { CommandLaw } from './command-law.ts'
import { answer } from './words/answer.ts'
import { assign } from './words/assign.ts'
import { cancel } from './words/cancel.ts'
import { close } from './words/close.ts'
import { complete } from './words/complete.ts'
import { external } from './words/external.ts'
import { handOver } from './words/hand-over.ts'
import { link } from './words/link.ts'
import { merge } from './words/merge.ts'
import { message } from './words/message.ts'
import { note } from './words/note.ts'
import { reopen } from './words/reopen.ts'
import { reply } from './words/reply.ts'
import { resolve } from './words/resolve.ts'
import { resume } from './words/resume.ts'
import { set } from './words/set.ts'
import { tag } from './words/tag.ts'
import { wait } from './words/wait.ts'

/** The law of every command word; one that is missing does not compile. */
export const commandLaws: { readonly [W in CommandWord]: CommandLaw<W> } = {
  reply,
  message,
  note,
  set,
  assign,
  complete,
  wait,
  resume,
  merge,
  link,
  tag,
  resolve,
  reopen,
  close,
  cancel,
  handOver,
  external,
  answer,
}

/** The law of a word that is only known while running. */
export function commandLaw(word: CommandWord): CommandLaw<CommandWord> {
  return commandLaws[word] as unknown as CommandLaw<CommandWord>
}
