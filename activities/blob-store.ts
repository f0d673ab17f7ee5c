import type { Instant } from '../core/contract/time.ts'
import { getBlob, putBlob } from '../store/blobs/blobs.ts'
import type { Sql } from '../store/store.ts'
import type { BlobStore } from './payload-codec.ts'

/** The blobs of the store, as the payload codec keeps large payloads in them. */
export function blobStoreOf(sql: Sql, now: () => Instant): BlobStore {
  return {
    async put(_hash, bytes) {
      await putBlob(sql, bytes, now())
    },
    get: (hash) => getBlob(sql, hash),
  }
}
