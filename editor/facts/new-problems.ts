import type { Language } from '../../core/contract/language.ts'
import { checkInWorld, type World, worldOf } from '../../model/validate/world.ts'
import { inLanguage } from '../../model/words/message.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** What would be wrong after a change that is not wrong now: the errors of the checks of `pledge validate`, each sentence once. Pure. */
export function newProblems(before: Workspace, after: Workspace, language: Language): readonly string[] {
  const known = new Set(errorsIn(before, language))
  return [...new Set(errorsIn(after, language))].filter((sentence) => !known.has(sentence))
}

function errorsIn(workspace: Workspace, language: Language): readonly string[] {
  const documents = Object.values(workspace.documents)
  const world: World = worldOf(
    documents.map((value) => ({ kind: value.kind, id: value.id ?? '', value })),
    { isWhole: () => true },
  )
  return documents.flatMap((document) =>
    checkInWorld(document.kind, document, world)
      .filter(({ severity }) => severity === 'error')
      .map((issue) => inLanguage(issue, language).message),
  )
}
