import { createHash } from 'node:crypto'
import type { Payload, PayloadCodec } from '@temporalio/common'

/** Where large payloads live, by the SHA-256 of their bytes. Storing the same bytes again changes nothing. */
export interface BlobStore {
  put(hash: string, bytes: Uint8Array): Promise<void>
  /** Null when there is no such blob. */
  get(hash: string): Promise<Uint8Array | null>
}

export interface PayloadCodecOptions {
  readonly blobs: BlobStore
  /** Payloads of more bytes than this go to the store. Default 64 kB. */
  readonly thresholdBytes?: number
  /** How many bytes of blobs are kept in memory, so that a plan is read once and not for each case. Default 32 MB. */
  readonly cacheBytes?: number
}

const encoding = 'pledge/blob'
/** A plan is the same for thousands of cases: it is stored once however small it is. */
const planPrefix = '{"plan":{"kind":"plan"'
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/**
 * Keeps what is large, or shared by many, out of the histories: in its place stands its hash. Everything else stays
 * readable to any Temporal client. Whoever starts cases, sends commands or runs workers needs the codec on both sides.
 */
export function makePayloadCodec(options: PayloadCodecOptions): PayloadCodec {
  const { blobs, thresholdBytes = 65_536, cacheBytes = 33_554_432 } = options
  const cache = makeByteCache(cacheBytes)

  const encode = async (payload: Payload): Promise<Payload> => {
    const { data, metadata } = payload
    // Nothing at all, which a workflow may answer with, comes as an empty list.
    if (!data?.length || (data.byteLength <= thresholdBytes && !isShared(data))) return payload
    const hash = createHash('sha256').update(data).digest('hex')
    if (!cache.has(hash)) await blobs.put(hash, data)
    cache.set(hash, data)
    const inner = metadata?.['encoding']
    return {
      metadata: { encoding: encoder.encode(encoding), ...(inner ? { inner } : {}) },
      data: encoder.encode(hash),
    }
  }

  const decode = async (payload: Payload): Promise<Payload> => {
    const { data, metadata } = payload
    if (!data || decoder.decode(metadata?.['encoding'] ?? new Uint8Array()) !== encoding) return payload
    const hash = decoder.decode(data)
    const bytes = cache.get(hash) ?? (await blobs.get(hash))
    if (!bytes) throw new Error(`the payload ${hash} is not in the store`)
    cache.set(hash, bytes)
    const inner = metadata?.['inner']
    return { metadata: inner ? { encoding: inner } : {}, data: bytes }
  }

  return {
    encode: (payloads) => Promise.all(payloads.map(encode)),
    decode: (payloads) => Promise.all(payloads.map(decode)),
  }
}

function isShared(data: Uint8Array): boolean {
  return decoder.decode(data.subarray(0, planPrefix.length)) === planPrefix
}

/** Keeps the newest bytes, up to a total. */
function makeByteCache(limit: number) {
  const entries = new Map<string, Uint8Array>()
  let total = 0
  return {
    has: (hash: string): boolean => entries.has(hash),
    get: (hash: string): Uint8Array | undefined => entries.get(hash),
    set(hash: string, bytes: Uint8Array): void {
      if (entries.delete(hash)) total -= bytes.byteLength
      if (bytes.byteLength > limit) return
      entries.set(hash, bytes)
      total += bytes.byteLength
      for (const [oldest, oldBytes] of entries) {
        if (total <= limit) break
        entries.delete(oldest)
        total -= oldBytes.byteLength
      }
    },
  }
}
