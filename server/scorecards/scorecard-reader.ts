import type { TeamSetting } from '../../core/contract/settings.ts'
import type { WireScorecard, WireScorecardLine, WireScorecardTrend } from '../../core/contract/wire-scorecards.ts'
import { quarterNumber } from '../../core/scorecards/quarters.ts'
import { listUsers } from '../../store/people/users.ts'
import { closedQuarters, frozenCard, frozenCards } from '../../store/scorecards/closed-quarters.ts'
import { countAudits } from '../../store/scorecards/count-quarter.ts'
import { type KeptCounts, keptQuarters, type QuarterSpan, readCounts, recount } from '../../store/scorecards/counts.ts'
import { houseOf, listScorecardRules } from '../../store/scorecards/rules.ts'
import { listSettings } from '../../store/settings/settings.ts'
import type { Sql } from '../../store/store.ts'
import { Recent } from '../operation/recent.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import { QuarterView } from './quarter-view.ts'

type Kind = WireScorecard['kind']

/** A difference in points that is one: less is lost in rounding. */
const noticeable = 0.05

/** Reads scorecards: closed ones as they were closed, others as they come to now. */
export class ScorecardReader {
  readonly #sql: Sql
  readonly #counts = new Recent<KeptCounts>({ keepMs: 10_000, most: 20 })

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** The quarters that can be shown, the oldest first. */
  async quarters(at: number): Promise<readonly QuarterSpan[]> {
    return keptQuarters(this.#sql, (await houseOf(this.#sql)).zone, at)
  }

  /** The quarter that is named, or the one under way. Throws `scorecards.bad-quarter`. */
  async span(quarter: string | undefined, at: number): Promise<QuarterSpan> {
    const all = await this.quarters(at)
    const found = quarter === undefined ? all.at(-1) : all.find((span) => span.quarter === quarter)
    if (found === undefined || (quarter !== undefined && quarterNumber(quarter) === null)) {
      throw apiProblem('scorecards.bad-quarter', { quarter: quarter ?? '' })
    }
    return found
  }

  /** What a quarter comes to by what is known now, closed or not. */
  async view(span: QuarterSpan, at: number): Promise<QuarterView> {
    const sql = this.#sql
    const [rules, users, teams, audits, kept] = await Promise.all([
      listScorecardRules(sql),
      listUsers(sql),
      listSettings<TeamSetting>(sql, 'teams'),
      countAudits(sql, span),
      this.#kept(span, at),
    ])
    return new QuarterView({
      span,
      kept,
      audits,
      rules,
      users,
      teams: teams.map(({ id, value }) => ({ ...value, id })),
    })
  }

  async card(span: QuarterSpan, kind: Kind, id: string, at: number): Promise<WireScorecard> {
    const view = await this.view(span, at)
    const frozen = await this.#frozen({ quarter: span.quarter, kind, id })
    if (frozen === null && !view.knows(kind, id)) throw apiProblem('scorecards.unknown-subject', { id })
    if (frozen === null) return view.card(kind, id)
    const total = view.total(kind, id)
    const isSame = total === frozen.total || Math.abs((total ?? -1) - (frozen.total ?? -1)) < noticeable
    return { ...frozen, corrected: isSame ? null : { total } }
  }

  /** Everybody, or every team, by name. */
  async lines(span: QuarterSpan, kind: Kind, at: number): Promise<readonly WireScorecardLine[]> {
    const frozen = await frozenCards(this.#sql, span.quarter, kind)
    const view = frozen.length > 0 ? null : await this.view(span, at)
    const lines = view === null ? frozen.map(lineOf) : view.subjects(kind).map((id) => view.line(kind, id))
    return lines.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
  }

  /** The totals of the last eight quarters and the one under way. */
  async trend(kind: Kind, id: string, at: number): Promise<WireScorecardTrend> {
    const quarters: WireScorecardTrend['quarters'][number][] = []
    for (const span of await this.quarters(at)) {
      const frozen = await this.#frozen({ quarter: span.quarter, kind, id })
      const total = frozen === null ? (await this.view(span, at)).total(kind, id) : frozen.total
      quarters.push({ quarter: span.quarter, total, isClosed: frozen !== null })
    }
    return { quarters }
  }

  async #frozen(card: Pick<WireScorecard, 'quarter' | 'kind' | 'id'>): Promise<WireScorecard | null> {
    const frozen = await frozenCard(this.#sql, card)
    if (frozen === null) return null
    const closed = (await closedQuarters(this.#sql)).find(({ quarter }) => quarter === card.quarter)
    return { ...frozen, closedAt: closed === undefined ? null : wireInstant(closed.closedAt) }
  }

  async #kept(span: QuarterSpan, at: number): Promise<KeptCounts> {
    const { zone } = await houseOf(this.#sql)
    return this.#counts.get(`${span.quarter} ${zone}`, at, async () => {
      const known = await readCounts(this.#sql, span.quarter, zone)
      return known ?? recount(this.#sql, span, zone, at)
    })
  }
}

function lineOf(card: WireScorecard): WireScorecardLine {
  const { kind, id, name, team, total, low, high, groups } = card
  const points = (group: string) => groups.find((one) => one.id === group)?.points ?? null
  const cases = groups.flatMap(({ components }) => components).find((component) => component.id === 'cases')?.count ?? 0
  return {
    kind,
    id,
    name,
    team,
    total,
    low,
    high,
    groups: {
      quality: points('quality'),
      workload: points('workload'),
      feedback: points('feedback'),
      cooperation: points('cooperation'),
    },
    cases,
  }
}
