import type { LocalText } from '../../core/contract/language.ts'
import type { Expectation, ScenarioDocument } from '../../core/contract/scenario.ts'
import { freeId } from '../edits/new-id.ts'
import { idFrom } from '../inspector/id-from.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type Library } from './library.ts'
import type { Play, Write } from './play.ts'
import { rehearsalDocuments, scenarioOf } from './rehearsal-documents.ts'

/** What a kept scenario is made with. */
export interface KeepParts {
  readonly workspace: Workspace
  readonly library: Library
  readonly write: Write
}

/** A play as a scenario of the flow, under an id that nobody has; it names its documents, so that it is played with them as they will be. */
export function keptScenario(
  play: Play,
  { workspace, library, write }: KeepParts,
  { name, expect }: { readonly name: LocalText; readonly expect: readonly Expectation[] },
): ScenarioDocument {
  const calendars = Object.values(play.case.calendars ?? {}).map((id): `calendar/${string}` => `calendar/${id}`)
  const used = rehearsalDocuments(workspace, library, calendars)
  const text = typeof name === 'string' ? name : (Object.values(name)[0] ?? '')
  const taken = new Set([
    ...Object.values(workspace.documents).flatMap(({ kind, id }) =>
      kind === 'scenario' && id !== undefined ? [id] : [],
    ),
    ...library.scenarios.map(({ key }) => key),
  ])
  const words = idFrom(text).replace(/^-+|-+$/g, '')
  const id = freeId(`${workspace.flow}-${words === '' ? 'scenario' : words}`.slice(0, 60).replace(/-+$/, ''), taken)
  return scenarioOf(play, used, write, { id, name, expect })
}
