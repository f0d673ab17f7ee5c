import type { FlowDocument } from '../../core/contract/flow.ts'

type Layout = NonNullable<FlowDocument['layout']>

/** The flow with its cards tidied up; the same flow when they are so already. Rejects when the work could not be done. */
export async function tidied(flow: FlowDocument): Promise<FlowDocument> {
  const layout = await askWorker(flow)
  return isSame(flow.layout, layout) ? flow : { ...flow, layout }
}

/** The flow as it is opened: one that nobody has laid out yet gets a first layout. The same flow when it has one, or when none could be made. */
export async function withFirstLayout(flow: FlowDocument): Promise<FlowDocument> {
  if (Object.keys(flow.layout ?? {}).length > 0 || flow.nodes.length === 0) return flow
  return tidied(flow).catch(() => flow)
}

function askWorker(flow: FlowDocument): Promise<Layout> {
  const worker = new Worker(new URL('./tidy-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Layout>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Layout>) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage(flow)
  }).finally(() => worker.terminate())
}

function isSame(old: FlowDocument['layout'] = {}, layout: Layout): boolean {
  const ids = Object.keys(layout)
  const isPlaced = (id: string) => {
    const [before, after] = [old[id], layout[id]]
    return before?.x === after?.x && before?.y === after?.y && before?.folded === after?.folded
  }
  return ids.length === Object.keys(old).length && ids.every(isPlaced)
}
