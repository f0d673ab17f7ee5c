import { note } from '../../step/emit.ts'
import type { CommandLaw } from '../command-law.ts'
import { namesField } from '../fields.ts'

const mostTags = 200

/** Adds and removes tags; the order is that of adding. */
export const tag: CommandLaw<'tag'> = {
  fields: { 'add?': namesField, 'remove?': namesField },
  isAllowed: (_plan, state) => !state.isFinished,
  check: (_plan, state, command) =>
    new Set([...state.tags, ...(command.add ?? [])]).size > mostTags
      ? { code: 'command.too-many', params: { field: 'tags', limit: mostTags } }
      : null,
  apply(work, command) {
    const removed = new Set(command.remove)
    const tags = [...new Set([...work.state.tags, ...(command.add ?? [])])].filter((name) => !removed.has(name))
    if (tags.length === work.state.tags.length && tags.every((name, index) => name === work.state.tags[index])) return
    work.state.tags = tags
    note(work, 'tagged', { tags })
  },
}
