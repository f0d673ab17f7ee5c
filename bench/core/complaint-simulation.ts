import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import type { Plan } from '../../core/contract/plan.ts'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { compile } from '../../model/plan/compile.ts'
import { prepareSimulation } from '../../simulation/simulator/prepare-simulation.ts'
import type { SimulationInput } from '../../simulation/simulator/simulate.ts'
import { projectFile } from '../parts/project-file.ts'

interface Template {
  readonly kind: string
  readonly id: string
  readonly document: Readonly<Record<string, unknown>>
  readonly version: number
}

async function templates(): Promise<readonly Template[]> {
  const folder = projectFile('templates')
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.json')).sort()
  return files.map((file) => {
    const document = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Template['document']
    return { kind: String(document['kind']), id: String(document['id']), document, version: 1 }
  })
}

/** The complaint template with the teams of the templates: what is simulated, as usual or with the busy desk of the example profile. */
export async function complaintSimulation(cases: number, seed: number, isBusy: boolean): Promise<SimulationInput> {
  const documents = await templates()
  const ofKind = (kind: string) => documents.filter((each) => each.kind === kind)
  const flow = ofKind('flow').find(({ id }) => id === 'complaint')
  if (flow === undefined) throw new Error('there is no complaint template')
  const prepared = prepareSimulation({
    documents: { flow, policies: ofKind('policy'), calendars: ofKind('calendar'), rules: ofKind('rules') },
    ...(isBusy ? { profile: parse(readFileSync(exampleFile(), 'utf8')) as unknown } : {}),
    teams: documents.flatMap(({ document }) => (document['teams'] ?? []) as readonly TeamSetting[]),
    cases,
    seed,
  })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues))
  return prepared.input
}

/** The plan of the complaint template with a solution promised within another time. */
export async function complaintWithin(hours: number): Promise<Plan> {
  const documents = await templates()
  const ofKind = (kind: string) => documents.filter((each) => each.kind === kind)
  const flow = ofKind('flow').find(({ id }) => id === 'complaint')
  const policies = ofKind('policy').map((each) => ({ ...each, document: withSolutionWithin(each.document, hours) }))
  const lists = { policies, calendars: ofKind('calendar'), rules: ofKind('rules') }
  const compiled = compile({ flow: flow ?? null, ...lists }, { evaluator: 'compiled' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.plan
}

function withSolutionWithin(policy: Template['document'], hours: number) {
  const clocks = policy['clocks'] as readonly { readonly id: string }[]
  const targets = [{ within: { amount: hours, unit: 'hours' } }]
  return { ...policy, clocks: clocks.map((clock) => (clock.id === 'solution' ? { ...clock, targets } : clock)) }
}

/** The examples are not part of what is built: they lie beside the sources. */
function exampleFile(): string {
  return path.resolve(
    projectFile('templates'),
    import.meta.url.endsWith('.ts') ? '..' : '../..',
    'examples/complaint.profile.yaml',
  )
}
