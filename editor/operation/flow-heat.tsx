import { Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Documents } from '../../sdk/documents.ts'
import { type CardMark, createOverlayStore, type WayMark } from '../canvas/overlay.ts'
import { PictureFrame, readOnlyParts } from '../canvas/picture-frame.tsx'
import { edgeId } from '../edits/edge-id.ts'
import { createVersionReader } from '../versions/version-reader.ts'
import type { Directory } from '../workspace/designer-parts.ts'
import { useLoaded } from '../workspace/use-loaded.ts'
import { flowIn, keyOf, type Workspace } from '../workspace/workspace.ts'

/** What lies over one way between two steps. */
export interface HeatWay {
  readonly from: string
  readonly to: string
  readonly mark: WayMark
}

interface FlowHeatProps {
  readonly flow: string
  readonly documents: Pick<Documents, 'get' | 'versions'>
  readonly directory: Directory
  /** By the ids of steps. */
  readonly cards: ReadonlyMap<string, CardMark>
  readonly ways: readonly HeatWay[]
  readonly failure: (error: unknown, retry: () => void) => ReactNode
}

/** The newest published version of a process as a picture to look at, with figures over it. */
export function FlowHeat({ flow, documents, directory, cards, ways, failure }: FlowHeatProps) {
  const reader = useMemo(() => createVersionReader(documents), [documents])
  const { value, error, retry } = useLoaded(async () => {
    const [newest] = await reader.versions(keyOf('flow', flow))
    return newest === undefined ? null : await reader.workspaceAt(flow, newest)
  }, flow)
  if (error !== null) return failure(error, retry)
  if (value === null) return <Skeleton height="100%" />
  return <Picture workspace={value} directory={directory} cards={cards} ways={ways} />
}

interface PictureProps extends Pick<FlowHeatProps, 'directory' | 'cards' | 'ways'> {
  readonly workspace: Workspace
}

function Picture({ workspace, directory, cards, ways }: PictureProps) {
  const parts = useMemo(() => readOnlyParts(workspace, directory), [workspace, directory])
  const [overlay] = useState(() => createOverlayStore())
  useEffect(() => {
    const { edges } = flowIn(workspace)
    const marks = ways.flatMap(({ from, to, mark }) =>
      edges.filter((edge) => edge.from === from && edge.to === to).map((edge) => [edgeId(edge), mark] as const),
    )
    overlay.setState({ cards, ways: new Map(marks) }, true)
  }, [overlay, workspace, cards, ways])
  return <PictureFrame parts={parts} overlay={overlay} />
}
