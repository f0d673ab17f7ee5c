import { leastSkill, type RiskModel } from '../../analysis/risk/learn-risk.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type {
  WireCaseAtRisk,
  WireCaseForecast,
  WireRiskModel,
  WireRiskReason,
} from '../../core/contract/wire-forecast.ts'
import { decodeCursor, pageOf } from '../../store/cursor.ts'
import {
  listCaseScores,
  type ScoredCase,
  type ScoreFilters,
  type ScorePlace,
  totalCaseScores,
} from '../../store/forecasts/case-scores.ts'
import { keptForecast } from '../../store/forecasts/kept-forecasts.ts'
import type { Sql } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import { caseUrl } from '../wire/wire-case.ts'
import { wireInstant, wireInstantOrNull } from '../wire/wire-instant.ts'
import { forecastNames, type NamedIds } from './forecast-names.ts'

const sort = 'probability'
const mostReasons = 4

export interface CaseForecastQuery {
  readonly filters: ScoreFilters
  readonly limit: number
  readonly cursor: string | null
  /** Whether figures of single persons may be shown. */
  readonly seesPeople: boolean
  /** Whose own cases are theirs to see by name all the same. */
  readonly self: string
  readonly visibility: Visibility
  readonly publicUrl: string
  readonly plans: readonly Plan[]
}

/** The open promises in danger, as the API says them; see `WireCaseForecast`. */
export async function caseForecast(sql: Sql, query: CaseForecastQuery): Promise<WireCaseForecast> {
  const { filters, limit, cursor, plans, visibility } = query
  const risk = await keptForecast<RiskModel | null>(sql, 'risk')
  const model = risk?.body ?? null
  const state = model === null ? 'learning' : model.measured.skill < leastSkill ? 'unskilled' : 'ready'
  if (state !== 'ready') {
    const nothing = { items: [], nextCursor: null, running: 0, probable: 0, expected: 0, names: {} }
    return { state, asOf: null, ...nothing, model: shownModel(model, visibility) }
  }
  const scores = await keptForecast(sql, 'scores')
  const after = cursor === null ? null : placeOf(cursor)
  const rows = await listCaseScores(sql, { filters, visibility, after, limit: limit + 1 })
  const page = pageOf(rows, limit, (row) => ({
    sort,
    key: Math.round(row.probability * 1000),
    id: JSON.stringify([row.caseId, row.clock, row.instance]),
  }))
  const items = page.items.map((row) => wireCaseAtRisk(row, query))
  const totals = await totalCaseScores(sql, filters, visibility)
  return {
    state,
    asOf: wireInstantOrNull(scores?.at),
    items,
    nextCursor: page.nextCursor,
    ...totals,
    expected: Math.round(totals.expected * 100) / 100,
    model: shownModel(model, visibility),
    names: await forecastNames(sql, idsOf(items), plans),
  }
}

/** How good a model is says how often promises are broken in the whole house. */
function shownModel(model: RiskModel | null, visibility: Visibility): WireRiskModel | null {
  return model === null || visibility !== 'all' ? null : wireRiskModel(model)
}

function placeOf(cursor: string): ScorePlace {
  const { key, id } = decodeCursor(cursor, sort, 'number')
  const [caseId, clock, instance] = keyParts(id)
  return {
    probability: Number(key) / 1000,
    caseId: String(caseId),
    clock: String(clock),
    instance: Number.isSafeInteger(instance) ? Number(instance) : 0,
  }
}

function keyParts(id: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(id)
    return Array.isArray(parts) ? (parts as unknown[]) : []
  } catch {
    return []
  }
}

function wireCaseAtRisk(row: ScoredCase, { seesPeople, self, publicUrl }: CaseForecastQuery): WireCaseAtRisk {
  const { reasons, dueAt, assignee, remainingMs, ...rest } = row
  const mayName = seesPeople || assignee === self
  return {
    ...rest,
    url: caseUrl(row.caseId, publicUrl),
    assignee: mayName ? assignee : null,
    dueAt: wireInstantOrNull(dueAt),
    remainingMs,
    reasons: (reasons as readonly WireRiskReason[])
      .filter(({ factor }) => mayName || factor !== 'assigneeLoad')
      .slice(0, mostReasons),
  }
}

function wireRiskModel({ trainedAt, fromAt, toAt, measured }: RiskModel): WireRiskModel {
  const rounded = (value: number) => Math.round(value * 10_000) / 10_000
  return {
    trainedAt: wireInstant(trainedAt),
    fromAt: wireInstant(Math.round(fromAt)),
    toAt: wireInstant(Math.round(toAt)),
    ...measured,
    baseRate: rounded(measured.baseRate),
    brier: rounded(measured.brier),
    baseBrier: rounded(measured.baseBrier),
    skill: rounded(measured.skill),
    reliability: measured.reliability.map(({ said, happened, count }) => ({
      said: rounded(said),
      happened: rounded(happened),
      count,
    })),
  }
}

function idsOf(items: readonly WireCaseAtRisk[]): NamedIds {
  const of = (pick: (item: WireCaseAtRisk) => string | null, factor?: string) =>
    new Set(
      items.flatMap((item) => {
        const reason = item.reasons.find((each) => each.factor === factor)?.value
        return [pick(item), typeof reason === 'string' ? reason : null].filter((id) => id !== null)
      }),
    )
  return {
    flow: of(({ flow }) => flow),
    clock: of(({ flow, clock }) => `${flow}/${clock}`),
    node: of(({ flow, node }) => (node === null ? null : `${flow}/${node}`), 'node'),
    team: of(({ team }) => team, 'team'),
    assignee: of(({ assignee }) => assignee),
    business: of(() => null, 'business'),
    priority: of(({ priority }) => priority, 'priority'),
    tier: of(({ tier }) => tier, 'tier'),
  }
}
