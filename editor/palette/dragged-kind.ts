import type { NodeKind } from '../../core/contract/flow.ts'

/** What the palette offers, in its order. */
export const paletteKinds = [
  'start',
  'task',
  'decide',
  'act',
  'wait',
  'survey',
  'split',
  'join',
  'subflow',
  'end',
] as const satisfies readonly NodeKind[]

/** The type of data that a step dragged from the palette carries. */
export const draggedType = 'application/x-pledge-step'

/** What was dragged from the palette; null for anything else. */
export function draggedKind(data: string): NodeKind | 'note' | null {
  if (data === 'note') return data
  return paletteKinds.find((kind) => kind === data) ?? null
}
