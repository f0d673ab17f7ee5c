import type { ProblemPlace } from '../problems/problem.ts'
import { useParts } from './designer-parts.ts'
import { useCommands } from './use-commands.ts'
import { flowIn } from './workspace.ts'

/** Leads to the place of a problem: its card, way or note is chosen and comes into sight; what has no place opens the form of the process. */
export function useJump(): (place: ProblemPlace) => void {
  const { store } = useParts()
  const commands = useCommands()
  return (place) => {
    const { select } = store.getState()
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
