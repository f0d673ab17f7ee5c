import type { FlowDocument } from '../../core/contract/flow.ts'
import { type Language, type LocalText, languages } from '../../core/contract/language.ts'
import { edgeId } from './edge-id.ts'
import { isGivenName } from './given-names.ts'
import { mapped, patched } from './same.ts'

/** A text with its words in one language changed and the others kept; undefined when none are left. The same text when nothing changes. */
export function withText(text: LocalText | undefined, words: string, language: Language): LocalText | undefined {
  if ((typeof text === 'string' ? text : text?.[language]) === words) return text
  const kept = languages.flatMap((other) => {
    const said = other === language ? words : typeof text === 'string' ? text : text?.[other]
    return said === undefined || said === '' ? [] : [[other, said] as const]
  })
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

/**
 * A name with its words in one language changed. What was called so from the beginning loses that name in every language: nobody wrote it, and it
 * would go on saying “New task” to whoever reads another one.
 */
export function withName(name: LocalText | undefined, words: string, language: Language): LocalText | undefined {
  if (name === undefined || words === '' || !isGivenName(name)) return withText(name, words, language)
  return typeof name === 'object' && name[language] === words ? name : withText(undefined, words, language)
}

/** Names a node in one language. */
export function renameNode(flow: FlowDocument, id: string, words: string, language: Language): FlowDocument {
  const nodes = renamed(flow.nodes, id, words, language)
  return nodes === flow.nodes ? flow : { ...flow, nodes }
}

/** Names a stage in one language. */
export function renameStage(flow: FlowDocument, id: string, words: string, language: Language): FlowDocument {
  const stages = renamed(flow.stages, id, words, language)
  return stages === flow.stages ? flow : { ...flow, stages }
}

/** Names a way in one language; without words it is called as its step calls it. */
export function renameWay(flow: FlowDocument, id: string, words: string, language: Language): FlowDocument {
  const edges = mapped(flow.edges, (edge) => (edgeId(edge) === id ? renamedIn(edge, words, language) : edge))
  return edges === flow.edges ? flow : { ...flow, edges }
}

/** Names the flow in one language. */
export function renameFlow(flow: FlowDocument, words: string, language: Language): FlowDocument {
  return renamedIn(flow, words, language)
}

function renamed<T extends { readonly id: string; readonly name?: LocalText }>(
  entries: readonly T[],
  id: string,
  words: string,
  language: Language,
): readonly T[] {
  return mapped(entries, (entry) => (entry.id === id ? renamedIn(entry, words, language) : entry))
}

/** Something with its name changed in one language; the same when nothing changes. */
export function renamedIn<T extends { readonly name?: LocalText }>(named: T, words: string, language: Language): T {
  return patched(named, { name: withName(named.name, words, language) } as Partial<T>)
}
