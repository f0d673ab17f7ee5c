import { defaultPayloadConverter } from '@temporalio/common'
import { describe, expect, it } from 'vitest'
import { type BlobStore, makePayloadCodec } from '../../activities/payload-codec.ts'

function memoryBlobs(): BlobStore & { readonly blobs: Map<string, Uint8Array>; reads: number } {
  const blobs = new Map<string, Uint8Array>()
  return {
    blobs,
    reads: 0,
    async put(hash, bytes) {
      blobs.set(hash, bytes)
    },
    async get(hash) {
      this.reads += 1
      return blobs.get(hash) ?? null
    },
  }
}

const payloadOf = (value: unknown) => {
  const payload = defaultPayloadConverter.toPayload(value)
  if (payload === undefined) throw new Error('not a value')
  return payload
}

describe('the payload codec', () => {
  it('leaves small payloads readable', async () => {
    const store = memoryBlobs()
    const codec = makePayloadCodec({ blobs: store })
    const payload = payloadOf({ do: 'reply' })

    expect(await codec.encode([payload])).toEqual([payload])
    expect(store.blobs.size).toBe(0)
  })

  it('leaves alone what holds nothing, as when a workflow answers with nothing', async () => {
    const codec = makePayloadCodec({ blobs: memoryBlobs() })
    const nothing = { ...payloadOf(undefined), data: [] as unknown as Uint8Array }

    expect(await codec.encode([nothing])).toEqual([nothing])
  })

  it('puts a hash in the place of a large one, once, and finds it again', async () => {
    const store = memoryBlobs()
    const large = { text: 'x'.repeat(1000) }
    const codec = makePayloadCodec({ blobs: store, thresholdBytes: 100 })

    const encoded = await codec.encode([payloadOf(large), payloadOf(large), payloadOf(1)])
    const other = makePayloadCodec({ blobs: store, thresholdBytes: 100 })
    const decoded = await other.decode(encoded)

    expect(store.blobs.size).toBe(1)
    expect(encoded[0]?.data?.byteLength).toBe(64)
    expect(decoded.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual([large, large, 1])
  })

  it('stores a plan once, however small it is', async () => {
    const store = memoryBlobs()
    const codec = makePayloadCodec({ blobs: store })

    await codec.encode([payloadOf({ plan: { kind: 'plan', id: 'complaint' }, number: 1 })])

    expect(store.blobs.size).toBe(1)
  })

  it('reads a blob from the store once, as long as it fits into its memory', async () => {
    const store = memoryBlobs()
    const encoded = await makePayloadCodec({ blobs: store, thresholdBytes: 10 }).encode([payloadOf('y'.repeat(500))])
    const roomy = makePayloadCodec({ blobs: store })
    const cramped = makePayloadCodec({ blobs: store, cacheBytes: 100 })

    for (const codec of [roomy, roomy, cramped, cramped]) await codec.decode(encoded)

    expect(store.reads).toBe(3)
  })

  it('says so when a blob is gone', async () => {
    const codec = makePayloadCodec({ blobs: memoryBlobs(), thresholdBytes: 1 })
    const [encoded] = await codec.encode([payloadOf('some text')])
    const elsewhere = makePayloadCodec({ blobs: memoryBlobs() })

    await expect(elsewhere.decode(encoded ? [encoded] : [])).rejects.toThrow(/not in the store/)
  })
})
