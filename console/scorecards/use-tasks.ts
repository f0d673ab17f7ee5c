import { useQueries } from '@tanstack/react-query'
import { readDocument } from '../../editor/workspace/read-document.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useFlows } from '../directory/directory.ts'
import { useCan } from '../sign-in/use-session.ts'

interface Task {
  readonly id: string
  /** `Answer · Consultation`: the step, and the processes that have one of that id. */
  readonly name: string
}

/** The steps of people in the published processes, by name; none for who may not read processes. */
export function useTasks(): { readonly tasks: readonly Task[]; readonly taskName: (id: string) => string } {
  const pledge = usePledge()
  const can = useCan()
  const local = useLocalText()
  const { flows } = useFlows()
  const found = useQueries({
    queries: flows.map(({ id }) => ({
      queryKey: [...queryKeys.documents('flow'), id],
      queryFn: () => pledge.documents.get('flow', id),
      enabled: can('documents.read'),
      staleTime: 5 * 60_000,
    })),
  })
  const names = new Map<string, { readonly steps: Set<string>; readonly flows: Set<string> }>()
  found.forEach(({ data }, index) => {
    const document = data === undefined ? null : readDocument('flow', data.document)
    for (const { id, kind, name } of document?.nodes ?? []) {
      if (kind !== 'task') continue
      const known = names.get(id) ?? { steps: new Set(), flows: new Set() }
      known.steps.add(local(name, id))
      known.flows.add(flows[index]?.shownName ?? '')
      names.set(id, known)
    }
  })
  const tasks = [...names]
    .map(([id, { steps, flows: of }]) => ({ id, name: `${[...steps].join(', ')} · ${[...of].join(', ')}` }))
    .sort((a, b) => a.name.localeCompare(b.name))
  return { tasks, taskName: (id) => tasks.find((task) => task.id === id)?.name ?? id }
}
