import type { ClockDefinition } from '../../core/contract/policy.ts'
import { keysOf } from '../../model/document/pointer.ts'
import { edgeId } from '../edits/edge-id.ts'
import { type EditedDocument, keyOf } from '../workspace/workspace.ts'
import type { ProblemPlace } from './problem.ts'

/** What a JSON Pointer into a document leads to, as it is shown; the document itself where nothing nearer is. Pure. */
export function placeOf(document: EditedDocument, path: string): ProblemPlace {
  const [list, key = ''] = keysOf(path)
  const whole: ProblemPlace = { kind: 'document', key: keyOf(document.kind, document.id ?? '') }
  switch (document.kind) {
    case 'flow':
      return placeInFlow(document, list, key) ?? whole
    case 'policy': {
      const clock: ClockDefinition | undefined = list === 'clocks' ? at(document.clocks, key) : undefined
      return clock === undefined ? whole : { kind: 'clock', policy: document.id, id: clock.id }
    }
    case 'rules': {
      const entries = document.style === 'table' ? document.rows : document.rules
      const row = list === 'rows' || list === 'rules' ? at<{ readonly id: string }>(entries, key) : undefined
      return row === undefined ? whole : { kind: 'row', rules: document.id, id: row.id }
    }
    case 'calendar':
    case 'scenario':
      return whole
  }
}

/** Whether the designer has something to show for a place: everything but whole scenarios, which no view draws. Pure. */
export function leadsSomewhere(place: ProblemPlace): boolean {
  return place.kind !== 'document' || !place.key.startsWith('scenario/')
}

function placeInFlow(
  flow: Extract<EditedDocument, { kind: 'flow' }>,
  list: string | undefined,
  key: string,
): ProblemPlace | null {
  const named = (kind: 'node' | 'stage' | 'fact' | 'note', entry: { readonly id: string } | undefined) =>
    entry === undefined ? null : { kind, id: entry.id }
  switch (list) {
    case 'nodes':
      return named('node', at(flow.nodes, key))
    case 'stages':
      return named('stage', at(flow.stages, key))
    case 'facts':
      return named('fact', at(flow.facts ?? [], key))
    case 'notes':
      return named('note', at(flow.notes ?? [], key))
    case 'layout':
      return flow.nodes.some(({ id }) => id === key) ? { kind: 'node', id: key } : null
    case 'edges': {
      const edge = at(flow.edges, key)
      return edge === undefined ? null : { kind: 'edge', id: edgeId(edge) }
    }
    default:
      return null
  }
}

function at<T>(list: readonly T[], key: string): T | undefined {
  return /^\d+$/.test(key) ? list[Number(key)] : undefined
}
