import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Language } from '../../core/contract/language.ts'
import { bareFlow } from '../../model/flow/bare-flow.ts'

/** A short name made of a name: its Latin letters and digits, joined by hyphens; `process` where it has none. */
export function idOfName(name: string): string {
  const id = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
  return id === '' ? 'process' : id
}

/** The first draft of a process: the bare flow, or a copy of another one with its rules and promises, under a name of its own. */
export function newProcess(
  { id, name, language }: { readonly id: string; readonly name: string; readonly language: Language },
  from: FlowDocument | null,
): FlowDocument {
  return { ...(from ?? bareFlow()), id, name: { [language]: name } }
}
