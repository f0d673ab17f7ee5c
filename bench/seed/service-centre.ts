import type { CaseFacts } from '../../core/contract/state.ts'
import { type Chance, chanceOf } from '../../simulation/chance/chance.ts'
import { type Draw, durationDraw, nameDraw } from '../../simulation/chance/draw.ts'

/** Somebody who works cases; `pace` 1 is usual, 2 takes twice the time. */
export interface Agent {
  readonly id: string
  readonly name: string
  readonly team: string
  readonly pace: number
}

/** A customer, as far as the cases say. */
export interface SeedCustomer {
  readonly id: string
  readonly name: string
  readonly tier: string
  readonly region: string
}

/** What a case is about, as far as it matters for how long things take. */
export interface WorkInHand {
  readonly flow: string
  readonly node: string
  readonly team: string | null
  readonly channel: string
  readonly facts: CaseFacts
  readonly at: number
}

/**
 * Why cases of the seeded centre are late, and what has nothing to do with it: what a diagnosis has to find, and what it must not.
 * `factor` says how many times longer it takes where the cause holds.
 */
export const plantedCauses = [
  { id: 'quality-with-specialists', what: 'work', fact: 'category', value: 'quality', team: 'specialists', factor: 4 },
  { id: 'social', what: 'queue', fact: 'channel', value: 'social', team: null, factor: 4 },
] as const

/** How many times longer the agent takes who is slow. */
export const slowPace = 3
/** The agent who is slow, by place in their team. */
export const slowAgent = { team: 'frontline', place: 6 } as const

const rosters = { frontline: 24, specialists: 10, 'account-managers': 8, quality: 4 } as const
const hourMs = 3_600_000

const tierOf = nameDraw({ standard: 80, '4-star': 13, '5-star': 5, '6-star': 2 })
const regionOf = nameDraw({ east: 4, south: 3, north: 2, west: 1 })
const channelOf = nameDraw({ phone: 38, chat: 24, email: 16, web: 12, social: 7, onsite: 3 })
const flowOf = nameDraw({ consultation: 7, complaint: 3 })
const categories: Readonly<Record<string, Draw<string>>> = {
  consultation: nameDraw({ price: 26, delivery: 30, account: 20, usage: 18, other: 6 }),
  complaint: nameDraw({ quality: 34, delivery: 28, billing: 18, attitude: 12, safety: 2, other: 6 }),
}
const complexityOf = nameDraw({ simple: 7, complex: 3 })
const queueMs = durationDraw({ kind: 'lognormal', medianMinutes: 7, p90Minutes: 24 })
const frontlineMs = durationDraw({ kind: 'lognormal', medianMinutes: 25, p90Minutes: 100 })
const workMs: Readonly<Record<string, Draw<number>>> = {
  frontline: frontlineMs,
  specialists: durationDraw({ kind: 'lognormal', medianMinutes: 70, p90Minutes: 240 }),
  'account-managers': durationDraw({ kind: 'lognormal', medianMinutes: 50, p90Minutes: 170 }),
  quality: durationDraw({ kind: 'lognormal', medianMinutes: 90, p90Minutes: 300 }),
}
/** By weekday from Monday: Mondays bring what came in over the weekend. */
const weekdayLoad = [1.5, 1.1, 1, 1, 1.15, 0.45, 0.35] as const
const hourLoad = [1, 1, 1, 1, 1, 1, 2, 4, 9, 14, 15, 13, 8, 9, 13, 13, 12, 10, 7, 6, 6, 5, 3, 2] as const

/** The people and customers of the seeded centre; the same for the same seed and numbers. */
export class ServiceCentre {
  readonly agents: readonly Agent[]
  readonly customers: readonly SeedCustomer[]
  readonly #byTeam: ReadonlyMap<string, readonly Agent[]>

  constructor(seed: number, customers: number) {
    const chance = chanceOf(seed, 2 ** 33)
    this.agents = Object.entries(rosters).flatMap(([team, count]) =>
      Array.from({ length: count }, (_, index): Agent => {
        const isSlow = team === slowAgent.team && index === slowAgent.place
        const id = `${team}-${String(index + 1).padStart(2, '0')}`
        return { id, name: id, team, pace: isSlow ? slowPace : 0.85 + chance() * 0.3 }
      }),
    )
    this.customers = Array.from({ length: customers }, (_, index) => {
      const id = `customer-${index + 1}`
      return { id, name: id, tier: tierOf(chance), region: regionOf(chance) }
    })
    this.#byTeam = new Map(Object.keys(rosters).map((id) => [id, this.agents.filter(({ team }) => team === id)]))
  }

  customer(chance: Chance): SeedCustomer {
    // A tenth of all customers brings half of all cases.
    const part = chance() < 0.5 ? 0.1 : 1
    return this.customers[Math.floor(chance() * part * this.customers.length)] as SeedCustomer
  }

  agent(team: string | null, chance: Chance): Agent {
    const roster = this.#byTeam.get(team ?? 'frontline') ?? this.#byTeam.get('frontline') ?? []
    return roster[Math.floor(chance() * roster.length)] as Agent
  }

  /** How long a case lies before somebody takes it up, in open time. */
  queueMs(work: WorkInHand, chance: Chance): number {
    return Math.round(queueMs(chance) * causes('queue', work) * load(work.at))
  }

  /** How long somebody works on it, in open time. */
  workMs(work: WorkInHand, agent: Agent, chance: Chance): number {
    const usual = (workMs[agent.team] ?? frontlineMs)(chance)
    return Math.round(usual * agent.pace * causes('work', work))
  }
}

function causes(what: (typeof plantedCauses)[number]['what'], { facts, channel, team }: WorkInHand): number {
  let factor = 1
  for (const cause of plantedCauses) {
    const seen = cause.fact === 'channel' ? channel : facts[cause.fact]
    if (cause.what === what && seen === cause.value && (cause.team === null || cause.team === team))
      factor *= cause.factor
  }
  return factor
}

const dayMs = 24 * hourMs
/** 1970-01-01 was a Thursday: the fourth day from Monday. */
const weekdayAt = (localAt: number) => (Math.floor(localAt / dayMs) + 3) % 7
/** The seeded centre stands in Shanghai, which has had one offset for thirty years. */
const zoneMs = 8 * hourMs

/** How many people turn to the centre at an hour, against others: by weekday and hour, a little more every year, most in November. */
export function load(at: number): number {
  const local = at + zoneMs
  const season = 1 + 0.25 * Math.cos(((local / dayMs - 320) / 365.25) * 2 * Math.PI)
  return (weekdayLoad[weekdayAt(local)] ?? 1) * season
}

function arrivalsAt(at: number): number {
  const hour = Math.floor(((at + zoneMs) % dayMs) / hourMs)
  return load(at) * (hourLoad[hour] ?? 1)
}

/** The instants at which so many cases come in, in order: one for each, by chance within its share of the whole. */
export function* arrivals(seed: number, cases: number, fromAt: number, untilAt: number): Generator<number> {
  const chance = chanceOf(seed, 2 ** 34)
  const hours = Math.floor((untilAt - fromAt) / hourMs)
  let total = 0
  for (let hour = 0; hour < hours; hour++) total += arrivalsAt(fromAt + hour * hourMs)
  const share = total / cases
  let hour = 0
  let before = 0
  for (let index = 0; index < cases; index++) {
    const wanted = (index + chance()) * share
    for (;;) {
      const weight = arrivalsAt(fromAt + hour * hourMs)
      if (before + weight > wanted || hour === hours - 1) {
        const within = Math.min(0.999, (wanted - before) / weight)
        yield fromAt + Math.floor((hour + within) * hourMs)
        break
      }
      before += weight
      hour++
    }
  }
}

/** What a case begins with. */
export function intakeOf(centre: ServiceCentre, chance: Chance) {
  const flow = flowOf(chance)
  const customer = centre.customer(chance)
  const category = (categories[flow] as Draw<string>)(chance)
  const asked = flow === 'consultation' ? { complexity: complexityOf(chance) } : complaintFacts(chance)
  const facts: CaseFacts = {
    category,
    ...asked,
    'customer.id': customer.id,
    'customer.tier': customer.tier,
    'customer.region': customer.region,
  }
  return { flow, facts, channel: channelOf(chance), customer }
}

function complaintFacts(chance: Chance): CaseFacts {
  return { amount: Math.round(20 * (1 / (1 - chance() * 0.999))), repeated: chance() < 0.06 }
}

/** What a customer waits before answering a question of the centre. */
export const answerAfterMs = durationDraw({ kind: 'lognormal', medianMinutes: 300, p90Minutes: 2600 })
/** How long after the question whether they are satisfied customers answer it. */
export const surveyAfterMs = durationDraw({ kind: 'lognormal', medianMinutes: 240, p90Minutes: 2000 })
/** How long after the solution a case comes back, if it does. */
export const reopensAfterMs = durationDraw({ kind: 'lognormal', medianMinutes: 2000, p90Minutes: 12_000 })

/** From 1 to 5: whoever waited too long is less satisfied. */
export function scoreOf(isLate: boolean, chance: Chance): number {
  const usual = isLate ? 2.6 : 4.4
  return Math.max(1, Math.min(5, Math.round(usual + (chance() + chance() - 1) * 1.8)))
}
