import type { FactDefinition, FactValue } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import { choiceId } from '../../look/facts/fact-input.ts'
import { chanceOf } from '../../simulation/chance/chance.ts'
import { intakeAssumption } from '../../simulation/simulator/assumptions.ts'

/** What a sample case begins with. */
export interface SampleIntake {
  readonly facts: CaseFacts
  readonly channel: string | null
}

/** The facts that the form of a sample case asks for: those of the start node first, then what is known of the customer. */
export function intakeFacts(flow: FlowDocument): readonly FactDefinition[] {
  const facts = flow.facts ?? []
  const start = flow.nodes.find((node) => node.kind === 'start')
  const form = (start?.form ?? []).map((field) => (typeof field === 'string' ? field : field.fact))
  const asked = form.flatMap((id) => facts.find((fact) => fact.id === id) ?? [])
  const others = facts.filter((fact) => !asked.includes(fact) && fact.id.startsWith('customer.'))
  return [...asked, ...others]
}

/** A value that makes sense: the first sample, else the first of a choice; nothing for what has neither. */
export function sampleValue({ type, samples, values, default: usual }: FactDefinition): FactValue {
  if (samples?.[0] !== undefined) return samples[0]
  if (usual !== undefined) return usual
  const [first] = values ?? []
  if (type === 'enum' && first !== undefined) return choiceId(first)
  return type === 'boolean' ? false : null
}

/** The case that a rehearsal offers first. */
export function firstSample(flow: FlowDocument): SampleIntake {
  const facts = intakeFacts(flow).flatMap((fact) => {
    const value = sampleValue(fact)
    return value === null ? [] : [[fact.id, value] as const]
  })
  const start = flow.nodes.find((node) => node.kind === 'start')
  return { facts: Object.fromEntries(facts), channel: start?.channels?.[0] ?? null }
}

/** A case by chance, as simulations draw it; the same for the same seed. */
export function drawnSample(plan: Plan, seed: number): SampleIntake {
  const chance = chanceOf(seed, 1)
  const drawn = intakeAssumption(plan, { kind: 'profile' })
  const facts = drawn.facts(chance)
  const isAsked = new Set(plan.facts.map(({ id }) => id))
  return {
    facts: Object.fromEntries(Object.entries(facts).filter(([id]) => isAsked.has(id))),
    channel: drawn.channel(chance),
  }
}
