import { create } from 'zustand'
import type { CommandWord } from '../../core/contract/case-command.ts'
import type { WireRecord } from '../../core/contract/wire.ts'

/** A command that the server keeps and that the case has not applied yet (it answered 202). */
export interface PendingCommand {
  readonly caseId: string
  readonly commandId: string
  readonly word: CommandWord
}

interface PendingCommands {
  readonly pending: readonly PendingCommand[]
  readonly add: (command: PendingCommand) => void
  /** Forgets those that the timeline shows to be applied. */
  readonly settle: (caseId: string, records: readonly WireRecord[]) => void
}

/** Commands on their way, for all cases of this page. */
export const usePendingCommands = create<PendingCommands>((set) => ({
  pending: [],
  add: (command) => set(({ pending }) => ({ pending: [...pending, command] })),
  settle: (caseId, records) =>
    set((state) => {
      const applied = new Set(records.flatMap((record) => record.commandId ?? []))
      const pending = state.pending.filter((kept) => kept.caseId !== caseId || !applied.has(kept.commandId))
      return pending.length === state.pending.length ? state : { pending }
    }),
}))
