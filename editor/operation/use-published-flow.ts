import { useEffect, useMemo, useState } from 'react'
import { createVersionReader } from '../versions/version-reader.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { useSurroundings } from '../workspace/surroundings.ts'
import { type Loaded, useLoaded } from '../workspace/use-loaded.ts'
import { keyOf, type Workspace } from '../workspace/workspace.ts'

/** A process as it is published, with all that it uses; or that it never was. */
export type PublishedFlow =
  | { readonly kind: 'published'; readonly version: number; readonly workspace: Workspace }
  | { readonly kind: 'never' }

/** The newest published version of a process, or the one asked for; the newest follows publications. */
export function usePublishedFlow(flow: string, version: number | null): Loaded<PublishedFlow> {
  const { pledge } = useDesignerSession()
  const { onEvents } = useSurroundings()
  const reader = useMemo(() => createVersionReader(pledge.documents), [pledge])
  const [publications, setPublications] = useState(0)
  useEffect(
    () =>
      onEvents((events) => {
        if (events.some(({ type }) => type === 'document')) setPublications((count) => count + 1)
      }),
    [onEvents],
  )
  return useLoaded(
    async (): Promise<PublishedFlow> => {
      const versions = await reader.versions(keyOf('flow', flow))
      const listed = versions.find((one) => one.version === version) ?? versions[0]
      if (listed === undefined) return { kind: 'never' }
      return { kind: 'published', version: listed.version, workspace: await reader.workspaceAt(flow, listed) }
    },
    `${flow} ${version ?? ''} ${publications}`,
  )
}
