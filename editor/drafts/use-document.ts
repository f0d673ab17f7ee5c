import { useCallback, useEffect, useState } from 'react'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { readDocument } from '../workspace/read-document.ts'
import { type DocumentOf, documentIn, type EditedKind, keyOf } from '../workspace/workspace.ts'

/** How it stands with a document that is to be shown: there, under way, nowhere, or not to be had now. */
export type ShownDocument<K extends EditedKind> =
  | { readonly kind: 'open'; readonly document: DocumentOf[K] }
  | { readonly kind: 'opening' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }

/** A document by its id, also one that the process does not name: it is fetched into the designer when it is not there. Null asks for none. */
export function useDocument<K extends EditedKind>(kind: K, id: string | null): ShownDocument<K> {
  const { store } = useParts()
  const { keeper, pledge } = useDesignerSession()
  const document = useDesigner(({ history }) => (id === null ? null : documentIn(history.present, kind, id)))
  const [asked, setAsked] = useState<{ readonly id: string; readonly error: unknown } | null>(null)
  const [turn, setTurn] = useState(0)
  const isThere = document !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for the same once more.
  useEffect(() => {
    if (id === null || isThere) return
    let isLeft = false
    setAsked(null)
    const look = async () => {
      const read = readDocument(kind, (await pledge.documents.get(kind, id)).document)
      if (read !== null) store.getState().bring([read])
    }
    const asking = keeper === null ? look().catch(nothingThere) : keeper.open(keyOf(kind, id))
    asking.then(
      () => !isLeft && setAsked({ id, error: null }),
      (error: unknown) => !isLeft && setAsked({ id, error }),
    )
    return () => {
      isLeft = true
    }
  }, [kind, id, isThere, keeper, pledge, store, turn])

  const retry = useCallback(() => setTurn((last) => last + 1), [])
  if (document !== null) return { kind: 'open', document }
  if (id !== null && asked?.id !== id) return { kind: 'opening' }
  if (asked !== null && asked.error !== null) return { kind: 'failed', error: asked.error, retry }
  return { kind: 'missing' }
}

function nothingThere(error: unknown): void {
  if (!isPledgeError(error) || error.status !== 404) throw error
}
