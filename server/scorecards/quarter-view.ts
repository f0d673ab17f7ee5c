import { type UsualWork, type WholeCounts, weightedTasks } from '../../analysis/scorecards/component-figure.ts'
import { medianOf } from '../../analysis/scorecards/median-of.ts'
import { type ScoredQuarter, scoreQuarter } from '../../analysis/scorecards/score-quarter.ts'
import type { TeamSetting } from '../../core/contract/settings.ts'
import type {
  ScorecardComponent,
  ScorecardRules,
  WireScorecard,
  WireScorecardLine,
} from '../../core/contract/wire-scorecards.ts'
import { nothingCounted, type QuarterCounts, type Sums } from '../../core/scorecards/quarter-counts.ts'
import type { User } from '../../store/people/users.ts'
import type { CountedAudits } from '../../store/scorecards/count-quarter.ts'
import type { KeptCounts, QuarterSpan } from '../../store/scorecards/counts.ts'
import type { RulesRow } from '../../store/scorecards/rules.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import { rulesFor } from './rules-for.ts'

/** What a quarter's scorecards are made from. */
export interface QuarterParts {
  readonly span: QuarterSpan
  readonly kept: KeptCounts
  readonly audits: CountedAudits
  readonly rules: readonly RulesRow[]
  readonly users: readonly User[]
  readonly teams: readonly Pick<TeamSetting, 'id' | 'name'>[]
}

type Kind = WireScorecard['kind']

interface Scored {
  readonly counts: WholeCounts
  readonly rules: ScorecardRules
  readonly quarter: ScoredQuarter
}

const noSums: Sums = { count: 0, sum: 0, squares: 0 }
const round = (value: number) => Math.round(value * 10) / 10
const rounded = (value: number | null) => (value === null ? null : round(value))
const fine = (value: number | undefined) => (value === undefined ? null : Math.round(value * 1e4) / 1e4)

/** The scorecards of one quarter as they come to now. Each is scored once, when it is asked for. */
export class QuarterView {
  readonly #parts: QuarterParts
  readonly #teamOf: ReadonlyMap<string, string | null>
  readonly #scored = new Map<string, Scored>()
  readonly #medians = new Map<string, number | null>()
  readonly #usuals = new Map<ScorecardRules, Map<string, UsualWork>>()
  readonly #working = new Map<string | null, readonly string[]>()

  constructor(parts: QuarterParts) {
    this.#parts = parts
    this.#teamOf = new Map(parts.users.map(({ id, teams }) => [id, teams[0] ?? null]))
  }

  get quarter(): string {
    return this.#parts.span.quarter
  }

  /** Everybody, or every team, of whom anything was counted, by id. */
  subjects(kind: Kind): readonly string[] {
    const { kept, audits } = this.#parts
    const [counted, audited] =
      kind === 'person' ? [kept.counts.people, audits.people] : [kept.counts.teams, audits.teams]
    return [...new Set([...Object.keys(counted), ...audited.keys()])].sort()
  }

  /** Whether the scorecard is about somebody, or a team, that there is. */
  knows(kind: Kind, id: string): boolean {
    const isNamed = kind === 'person' ? this.#teamOf.has(id) : this.#parts.teams.some((team) => team.id === id)
    return isNamed || this.subjects(kind).includes(id)
  }

  teamsOf(person: string): readonly string[] {
    return this.#parts.users.find(({ id }) => id === person)?.teams ?? []
  }

  total(kind: Kind, id: string): number | null {
    return rounded(this.#score(kind, id).quarter.total)
  }

  /** The scorecard in short. */
  line(kind: Kind, id: string): WireScorecardLine {
    const { counts, quarter } = this.#score(kind, id)
    const points = (group: string) => rounded(quarter.groups.find((one) => one.id === group)?.points ?? null)
    return {
      kind,
      id,
      name: this.#name(kind, id),
      team: kind === 'person' ? (this.#teamOf.get(id) ?? null) : null,
      total: rounded(quarter.total),
      low: rounded(quarter.low),
      high: rounded(quarter.high),
      groups: {
        quality: points('quality'),
        workload: points('workload'),
        feedback: points('feedback'),
        cooperation: points('cooperation'),
      },
      cases: counts.resolved.count,
    }
  }

  card(kind: Kind, id: string): WireScorecard {
    const { counts, quarter, rules } = this.#score(kind, id)
    const team = kind === 'person' ? (this.#teamOf.get(id) ?? null) : null
    const groups = quarter.groups.map((group) => ({
      id: group.id,
      weight: group.weight,
      points: rounded(group.points),
      components: group.components.map(({ id: component, rule, count, estimate, points }) => ({
        id: component,
        weight: rule.weight,
        value: fine(estimate?.value),
        count,
        low: fine(estimate?.low),
        high: fine(estimate?.high),
        points: rounded(points),
        rule,
        median: fine(this.#median(kind, team, component) ?? undefined),
      })),
    }))
    return {
      quarter: this.quarter,
      kind,
      id,
      name: this.#name(kind, id),
      team,
      groups,
      total: rounded(quarter.total),
      low: rounded(quarter.low),
      high: rounded(quarter.high),
      median: rounded(this.#median(kind, team, 'total')),
      beside: {
        shareOfTeam: this.#shareOfTeam(kind, team, weightedTasks(counts, rules), rules),
        comments: counts.comments,
        handedOn: counts.handedOn,
        handedBack: counts.handedBack,
      },
      asOf: wireInstant(this.#parts.kept.countedAt),
      closedAt: null,
      corrected: null,
    }
  }

  #name(kind: Kind, id: string): string {
    const { users, teams } = this.#parts
    if (kind === 'person') return users.find((user) => user.id === id)?.name ?? id
    const name = teams.find((team) => team.id === id)?.name
    return typeof name === 'string' ? name : id
  }

  #score(kind: Kind, id: string): Scored {
    return remembered(this.#scored, `${kind}/${id}`, () => {
      const counts = this.#counts(kind, id)
      const rules = this.#rules(kind, id)
      return { counts, rules, quarter: scoreQuarter(counts, rules, this.#usual(kind, id, rules)) }
    })
  }

  #rules(kind: Kind, id: string): ScorecardRules {
    const user = kind === 'person' ? this.#parts.users.find((one) => one.id === id) : undefined
    const teams = kind === 'team' ? [id] : (user?.teams ?? [])
    return rulesFor(this.#parts.rules, { teams, roles: user?.roles ?? [] }, this.quarter)
  }

  #counts(kind: Kind, id: string): WholeCounts {
    const { kept, audits } = this.#parts
    const all = kind === 'person' ? kept.counts.people : kept.counts.teams
    const counts: QuarterCounts = Object.hasOwn(all, id) ? (all[id] ?? nothingCounted()) : nothingCounted()
    const audit = (kind === 'person' ? audits.people : audits.teams).get(id) ?? noSums
    return { ...counts, audit }
  }

  /** What is usual: for a person what the people of the team do on average; for a team that of all people, times how many it has. */
  #usual(kind: Kind, id: string, rules: ScorecardRules): UsualWork {
    const team = kind === 'team' ? id : (this.#teamOf.get(id) ?? null)
    const ofRules = remembered(this.#usuals, rules, () => new Map<string, UsualWork>())
    return remembered(ofRules, `${kind}/${team}`, () => {
      const own = this.#peopleOf(team)
      const among = kind === 'team' ? this.subjects('person').filter((person) => this.#hasWorked(person)) : own
      if (among.length === 0) return { cases: 0, tasks: 0 }
      const work = among.map((person) => this.#counts('person', person))
      const times = (kind === 'team' ? own.length : 1) / among.length
      return {
        cases: times * sum(work.map(({ resolved }) => resolved.count)),
        tasks: times * sum(work.map((counts) => weightedTasks(counts, rules))),
      }
    })
  }

  #peopleOf(team: string | null): readonly string[] {
    return remembered(this.#working, team, () =>
      this.subjects('person').filter(
        (person) => (this.#teamOf.get(person) ?? null) === team && this.#hasWorked(person),
      ),
    )
  }

  #hasWorked(person: string): boolean {
    const { resolved, tasks } = this.#counts('person', person)
    return resolved.count > 0 || Object.keys(tasks).length > 0
  }

  #shareOfTeam(kind: Kind, team: string | null, done: number, rules: ScorecardRules): number | null {
    if (kind === 'team' || team === null) return null
    const all = sum(this.#peopleOf(team).map((person) => weightedTasks(this.#counts('person', person), rules)))
    return all === 0 ? null : fine(done / all)
  }

  #median(kind: Kind, team: string | null, what: ScorecardComponent | 'total'): number | null {
    if (kind === 'person' && team === null) return null
    return remembered(this.#medians, `${kind}/${team}/${what}`, () => {
      const others = kind === 'person' ? this.#peopleOf(team) : this.subjects('team')
      return medianOf(others.map((id) => valueOf(this.#score(kind, id), what)))
    })
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}

function valueOf({ quarter }: Scored, what: ScorecardComponent | 'total'): number | null {
  if (what === 'total') return quarter.total
  const found = quarter.groups.flatMap(({ components }) => components).find(({ id }) => id === what)
  return found === undefined || found.points === null ? null : (found.estimate?.value ?? null)
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)
