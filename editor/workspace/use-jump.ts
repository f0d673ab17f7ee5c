import { partsOf } from '../drafts/open-flow.ts'
import type { ProblemPlace } from '../problems/problem.ts'
import type { DesignerView } from '../views/designer-view.ts'
import { views } from '../views/views.ts'
import { useParts } from './designer-parts.ts'
import { useCommands } from './use-commands.ts'
import { flowIn } from './workspace.ts'

/** Leads to the place of a problem: its card, way or note is chosen and comes into sight; what has no place opens the form of the process. */
export function useJump(): (place: ProblemPlace) => void {
  const { store, panels } = useParts()
  const commands = useCommands()
  return (place) => {
    const { select } = store.getState()
    const other = viewOfPlace(place)
    if (other !== null) {
      panels.getState().show(other.kind, other.at)
      if (place.kind === 'row') panels.getState().focusOn(place.id, 'form')
      return
    }
    panels.getState().show('drawing')
    const flow = flowIn(store.getState().history.present)
    const asking = (rules: string) => flow.nodes.find((node) => node.kind === 'decide' && node.rules === rules)?.id
    const node =
      place.kind === 'node'
        ? place.id
        : place.kind === 'row'
          ? asking(place.rules)
          : place.kind === 'document' && place.key.startsWith('rules/')
            ? asking(place.key.slice('rules/'.length))
            : undefined
    if (node !== undefined) commands.show(node)
    else if (place.kind === 'edge') select({ edges: [place.id] })
    else if (place.kind === 'note') select({ notes: [place.id] })
    else commands.clear()
  }
}

/** The view in which a place can be changed; null where that is the drawing, and while there is no such view. */
function viewOfPlace(place: ProblemPlace): DesignerView | null {
  const wanted = wantedView(place)
  return wanted === null || wanted.kind === 'drawing' || views[wanted.kind] === undefined ? null : wanted
}

function wantedView(place: ProblemPlace): DesignerView | null {
  if (place.kind === 'row') return { kind: 'rules', at: place.rules }
  if (place.kind === 'clock') return { kind: 'clocks', at: place.id }
  if (place.kind === 'fact') return { kind: 'facts', at: place.id }
  if (place.kind !== 'document') return null
  const [kind, id] = partsOf(place.key)
  if (kind === 'rules') return { kind: 'rules', at: id }
  if (kind === 'policy') return { kind: 'clocks', at: null }
  if (kind === 'calendar') return { kind: 'calendars', at: id }
  return null
}
