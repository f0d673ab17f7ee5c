import type { Language } from '../../../core/contract/language.ts'
import type { HitPolicy, RulesDocument } from '../../../core/contract/rules.ts'
import { renamedIn } from '../../edits/rename.ts'
import { documentIn, type Workspace, withDocument } from '../../workspace/workspace.ts'

/** Changes a rule set of the workspace; what returns the rule set it was given changes nothing, and neither does one that is not there. */
export function changeRules(
  workspace: Workspace,
  id: string,
  change: (rules: RulesDocument) => RulesDocument,
): Workspace {
  const rules = documentIn(workspace, 'rules', id)
  return rules === null ? workspace : withDocument(workspace, change(rules))
}

/** Adds a rule set; nothing happens if its id is taken. */
export function addRules(workspace: Workspace, rules: RulesDocument): Workspace {
  return documentIn(workspace, 'rules', rules.id) === null ? withDocument(workspace, rules) : workspace
}

/** Names a rule set in one language. */
export function renameRules(rules: RulesDocument, words: string, language: Language): RulesDocument {
  return renamedIn(rules, words, language)
}

/** Says which of the entries that hold decide. */
export function changeHit(rules: RulesDocument, hit: HitPolicy): RulesDocument {
  return rules.hit === hit ? rules : { ...rules, hit }
}
