import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../core/contract/language.ts'
import { Pledge } from '../../sdk/index.ts'
import { publishDocuments } from '../../server/documents/publish.ts'
import type { ServerParts } from '../../server/server-parts.ts'
import { readRequests } from '../parts/read-requests.ts'
import { demoDocuments } from './demo-documents.ts'
import { ensureDemoPeople } from './demo-people.ts'
import { runDemoTeam } from './demo-team.ts'

export interface DemoOptions {
  readonly parts: Pick<ServerParts, 'store' | 'now' | 'uuid'>
  readonly url: string
  readonly apiKey: string
  readonly language: Language
  readonly onError: (error: unknown) => void
}

/** Publishes the demo's documents, makes its people, and lets them work through the API. Answers with the way to end it. */
export async function startDemo({ parts, url, apiKey, language, onError }: DemoOptions): Promise<() => Promise<void>> {
  const agents = await ensureDemoPeople(parts, language)
  const actor = { kind: 'system', id: 'demo' } as const
  await publishDocuments(parts, demoDocuments, { actor, note: null, running: 'stay' })
  const requests = (await readRequests(requestFile())).map(({ intake }) => intake)
  const ending = new AbortController()
  const done = runDemoTeam({
    pledge: new Pledge({ url, apiKey }),
    requests,
    agents,
    runId: parts.uuid().slice(0, 8),
    random: Math.random,
    signal: ending.signal,
  }).catch(onError)
  return async () => {
    ending.abort()
    await done
  }
}

/** The requests that come with the source; the compiled code lies one folder deeper. */
function requestFile(): string {
  const places = ['../../examples/requests.csv', '../../../examples/requests.csv'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  )
  return places.find((place) => existsSync(place)) ?? (places[0] as string)
}
