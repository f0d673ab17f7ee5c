import type { RehearsalProgress } from '../core/contract/rehearsal.ts'
import type {
  WireCondition,
  WireCorrelations,
  WireFactorCases,
  WireFactors,
  WireVariants,
} from '../core/contract/wire-diagnosis.ts'
import type { PageQuery } from './pages.ts'
import { rehearse } from './rehearse.ts'
import type { CallOptions, Transport } from './transport.ts'

/** Civil dates of a zone, `to` exclusive: the last ninety days in UTC if left out. */
export interface DiagnosisPeriod {
  readonly from?: string
  readonly to?: string
  /** An IANA zone. */
  readonly zone?: string
}

/** Promises of one clock of a flow; values of one field are alternatives, `none` stands for cases without one. */
export interface FactorsQuery extends DiagnosisPeriod {
  readonly flow: string
  readonly clock: string
  readonly team?: readonly string[]
  readonly tier?: readonly string[]
  readonly channel?: readonly string[]
  readonly priority?: readonly string[]
  readonly business?: readonly string[]
}

/** One or two conditions, as a factor names them. */
export interface FactorCasesQuery extends FactorsQuery, PageQuery {
  readonly conditions: readonly Pick<WireCondition, 'column' | 'level'>[]
}

export interface VariantsQuery extends DiagnosisPeriod {
  readonly flow: string
  /** By which clock a case counts as late; any if left out. */
  readonly clock?: string
}

export interface CorrelationsQuery extends DiagnosisPeriod {
  /** All flows if left out. */
  readonly flow?: string
  /** Whose promises compliance counts; all if left out. */
  readonly clock?: string
  /** `hour` for at most 92 days; `day` if left out. */
  readonly span?: 'day' | 'hour'
}

export interface DiagnosisOptions {
  /** Ends the study, in the server too. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RehearsalProgress) => void
}

/** Why cases are late. Each study may take some seconds, and says how far it is. */
export class Diagnosis {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** What distinguishes late cases from punctual ones. No factor is a proof of a cause. */
  factors(query: FactorsQuery, options: DiagnosisOptions = {}): Promise<WireFactors> {
    return rehearse(this.#transport, '/diagnosis/factors', undefined, { ...options, query })
  }

  /** A page of the late promises behind a factor, the newest first; it may be short although there is a next one. */
  async factorCases({ conditions, ...query }: FactorCasesQuery, options: CallOptions = {}): Promise<WireFactorCases> {
    const [condition, and] = conditions.map(({ column, level }) => `${column}=${level}`)
    const asked = { ...query, condition, ...(and === undefined ? {} : { and }) }
    const call = {
      method: 'GET',
      path: '/diagnosis/factors/cases',
      query: asked,
      isRepeatable: true,
      ...options,
    } as const
    return (await this.#transport.call<WireFactorCases>(call)).body
  }

  /** Where the time of a process goes, where cases go back, and which ways they take. */
  variants(query: VariantsQuery, options: DiagnosisOptions = {}): Promise<WireVariants> {
    return rehearse(this.#transport, '/diagnosis/variants', undefined, { ...options, query })
  }

  /** Which of volume, staffing, answers, punctuality and satisfaction move together. */
  correlations(query: CorrelationsQuery = {}, options: DiagnosisOptions = {}): Promise<WireCorrelations> {
    return rehearse(this.#transport, '/diagnosis/correlations', undefined, { ...options, query })
  }
}
