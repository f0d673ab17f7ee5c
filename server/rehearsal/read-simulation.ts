import type { z } from 'zod'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { nameOf } from '../../model/validate/world.ts'
import { prepareSimulation } from '../../simulation/simulator/prepare-simulation.ts'
import { loadNewest } from '../../store/documents/versions.ts'
import { listSettings } from '../../store/settings/settings.ts'
import type { Sql } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { simulateSchema } from '../schemas/rehearsal-schemas.ts'

const usualSeed = 1

/**
 * What a request wants to simulate: the flow with the documents given, else with those that are published, and the teams as the settings
 * say. Throws `http.unknown-document` and `rehearsal.documents-refused` with all issues.
 */
export async function readSimulation(sql: Sql, request: z.output<typeof simulateSchema>) {
  const given = (request.documents ?? []).map((document) => ({ ...nameOf(document), document, version: null }))
  const names = new Set(given.map(({ kind, id }) => `${kind}/${id}`))
  const published = (await loadNewest(sql)).filter(({ kind, id }) => !names.has(`${kind}/${id}`))
  const all = [...given, ...published]
  const ofKind = (kind: string) => all.filter((document) => document.kind === kind)
  const { flow: wanted, policy, profile, cases, seed = usualSeed } = request
  const flow =
    typeof wanted === 'string' ? ofKind('flow').find(({ id }) => id === wanted) : { document: wanted, version: null }
  if (flow === undefined) throw apiProblem('http.unknown-document', { kind: 'flow', id: wanted as string })
  const teams = (await listSettings(sql, 'teams')).map(({ value }) => value as TeamSetting)
  const prepared = prepareSimulation({
    documents: {
      flow,
      policies: ofKind('policy'),
      calendars: ofKind('calendar'),
      rules: ofKind('rules'),
      flows: ofKind('flow'),
    },
    ...(policy === undefined ? {} : { policy }),
    ...(profile === undefined ? {} : { profile }),
    teams,
    cases,
    seed,
  })
  if (!prepared.ok) throw apiProblem('rehearsal.documents-refused', {}, { issues: prepared.issues })
  return prepared
}
