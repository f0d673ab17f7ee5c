import type { FactDefinition } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import { useFactWords } from '../../look/facts/use-fact-words.ts'
import { changeFact, type FactPatch } from '../edits/change-facts.ts'
import { useParts } from '../workspace/designer-parts.ts'
import type { EditName } from '../workspace/history.ts'
import { changeFlow } from '../workspace/workspace.ts'

/** How one fact is changed: each change one step that can be undone; steps of one group that follow each other become one. */
export interface FactEdit {
  readonly params: { readonly name: string }
  readonly flow: (name: EditName, change: (flow: FlowDocument) => FlowDocument, group?: string) => void
  readonly patch: (patch: FactPatch, group?: string) => void
}

export function useFactEdit(fact: FactDefinition): FactEdit {
  const { store } = useParts()
  const params = { name: useFactWords([fact]).name(fact.id) }
  const flow: FactEdit['flow'] = (name, change, group) =>
    store.getState().edit(name, (workspace) => changeFlow(workspace, change), group && `fact ${fact.id} ${group}`)
  return {
    params,
    flow,
    patch: (patch, group) => flow({ key: 'change', params }, (old) => changeFact(old, fact.id, patch), group),
  }
}
