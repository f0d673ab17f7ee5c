import type { RecordValue } from '../contract/record.ts'

/** What a record keeps of the words of a command: the id under which they were stored, or, from a bare client, the words. */
export function contentOf(command: {
  readonly contentId?: string
  readonly text?: string
}): Readonly<Record<string, RecordValue>> {
  if (command.contentId !== undefined) return { contentId: command.contentId }
  return command.text === undefined ? {} : { text: command.text }
}
