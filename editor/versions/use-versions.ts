import { useEffect, useMemo, useState } from 'react'
import type { WireListedVersion } from '../../core/contract/wire.ts'
import { isSame } from '../drafts/merge.ts'
import { namedKeys } from '../drafts/open-flow.ts'
import { useDesigner, usePanels, useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { type Loaded, useLoaded } from '../workspace/use-loaded.ts'
import { type DocumentKey, keyOf, type Workspace, withDocument } from '../workspace/workspace.ts'
import { type Compared, firstShown, isFlowKey, readCompared, type Side, sideBefore, writeCompared } from './compared.ts'
import { createVersionReader, type VersionReader } from './version-reader.ts'

/** What the view of versions shows, and what can be chosen in it. */
export interface Versions {
  readonly reader: VersionReader
  /** The process and what it uses. */
  readonly keys: readonly DocumentKey[]
  /** The one that is looked at. */
  readonly documentKey: DocumentKey
  /** The versions of the document, the newest first. */
  readonly listed: Loaded<readonly WireListedVersion[]>
  /** Whether one's own draft says something else than what is published. */
  readonly hasDraft: boolean
  readonly shown: Side | null
  /** Null: it is shown as it is. */
  readonly against: Side | null
  readonly choose: (change: Partial<Compared>) => void
}

/** The versions of a process and of what it uses; what is looked at stands in the address. */
export function useVersions(): Versions {
  const { panels } = useParts()
  const { pledge, keeper } = useDesignerSession()
  const at = usePanels(({ view }) => view.at)
  const present = useDesigner(({ history }) => history.present)
  const [reader] = useState(() => createVersionReader(pledge.documents))
  const keys = useMemo(() => [keyOf('flow', present.flow), ...namedKeys(present)], [present])
  const compared = readCompared(at) ?? wholeFlow(present.flow)
  const { key } = compared
  const origin = keeper?.origins()[key]
  // Another version of ours makes the list another one.
  const listed = useLoaded(() => reader.versions(key), `${key} ${origin?.published?.version ?? ''}`)
  const numbers = listed.isLoading ? [] : (listed.value ?? []).map(({ version }) => version)
  const document = present.documents[key]
  const hasDraft = origin !== undefined && document !== undefined && !isSame(document, origin.published?.document)
  const shown = compared.shown ?? firstShown(numbers, hasDraft)
  const before = shown === null ? null : sideBefore(shown, numbers, origin?.basedOn ?? null)
  return {
    reader,
    keys: keys.includes(key) ? keys : [...keys, key],
    documentKey: key,
    listed,
    hasDraft,
    shown,
    against: compared.against === 'none' ? null : (compared.against ?? before),
    choose: (change) => panels.getState().show('versions', writeCompared({ ...compared, ...change })),
  }
}

function wholeFlow(flow: string): Compared {
  const key = keyOf('flow', flow)
  return { key, shown: null, against: null }
}

/** Both sides of a comparison with all that they use; `before` is null where it is shown as it is. */
export interface Sides {
  readonly before: Workspace | null
  readonly after: Workspace
}

/** Fetches both sides; the draft is what is drawn now. Null until they are there, and while there is nothing to show. */
export function useSides({ reader, documentKey: key, listed, shown, against }: Versions): Loaded<Sides | null> {
  const present = useDesigner(({ history }) => history.present)
  const versions = listed.isLoading ? null : listed.value
  const load = async (side: Side | null): Promise<Workspace | null> => {
    if (side === null) return null
    if (side === 'draft') return present
    const version = versions?.find((one) => one.version === side)
    if (version === undefined) return null
    if (isFlowKey(key, present.flow)) return reader.workspaceAt(present.flow, version)
    return withDocument(present, await reader.document(key, side))
  }
  const loaded = useLoaded<Sides | null>(
    async () => {
      const [before, after] = await Promise.all([load(against), load(shown)])
      return after === null ? null : { before, after }
    },
    `${key} ${shown} ${against} ${versions?.length ?? ''}`,
  )
  return useLiveDraft(loaded, { shown, against }, present)
}

/** What is drawn meanwhile shows at once. */
function useLiveDraft(
  loaded: Loaded<Sides | null>,
  { shown, against }: Pick<Versions, 'shown' | 'against'>,
  present: Workspace,
): Loaded<Sides | null> {
  const { value } = loaded
  const live = useMemo(
    () =>
      value === null
        ? null
        : {
            before: against === 'draft' ? present : value.before,
            after: shown === 'draft' ? present : value.after,
          },
    [value, shown, against, present],
  )
  return { ...loaded, value: loaded.isLoading ? null : live }
}

/** What part of a document is looked at; another document or another version begins with none. */
export function useChosenPlace(name: string) {
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` says what it is a place of.
  useEffect(() => setChosen(null), [name])
  return [chosen, setChosen] as const
}

/** Whether a sentence about one part is about what is looked at: a card also has what is said of the ways out of it. Pure. */
export function isAbout(place: readonly string[], chosen: readonly string[] | null): boolean {
  if (chosen === null || place.length === 0) return false
  if (place.join(' ') === chosen.join(' ')) return true
  const [list, id = ''] = place
  return chosen[0] === 'nodes' && list === 'edges' && id.split(' ')[0] === chosen[1]
}
