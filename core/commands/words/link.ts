import { note } from '../../step/emit.ts'
import type { CommandLaw } from '../command-law.ts'
import { idField } from '../fields.ts'

const mostLinks = 500

/** Notes that this case has to do with another; the same link twice is one. */
export const link: CommandLaw<'link'> = {
  fields: { to: idField, as: idField },
  isAllowed: (_plan, state) => !state.isFinished,
  check: (_plan, state) =>
    state.links.length >= mostLinks ? { code: 'command.too-many', params: { field: 'links', limit: mostLinks } } : null,
  apply(work, command) {
    const { to, as } = command
    if (work.state.links.some((other) => other.to === to && other.as === as)) return
    work.state.links = [...work.state.links, { to, as }]
    note(work, 'linked', { to, as })
  },
}
