import type { WireList } from '../core/contract/wire.ts'
import type {
  AuditState,
  CardAnswers,
  QualityCard,
  SamplingRule,
  WireAudit,
  WireAuditDetail,
  WireAuditorBias,
  WireCalibration,
  WireCalibrationDetail,
  WireQualityCard,
  WireSamplingRule,
} from '../core/contract/wire-quality.ts'
import type { PageQuery } from './pages.ts'
import type { CallOptions, Transport } from './transport.ts'

export interface AuditQuery extends PageQuery {
  /** One state, or several with commas. */
  readonly state?: AuditState | (string & {})
  readonly auditor?: string
  readonly person?: string
  readonly team?: string
  readonly rule?: string
  readonly case?: string
}

/** Marks of a case, and what is said of it. */
export interface Scoring {
  readonly answers: CardAnswers
  readonly comment: string | null
}

/** `basedOn` is the version it was made from; 0: there is none yet. */
export type CardChange = Omit<QualityCard, 'id'> & { readonly isActive: boolean; readonly basedOn: number }

export type SamplingRuleChange = Omit<SamplingRule, 'id'> & { readonly basedOn: number }

const part = encodeURIComponent

/** Cards, samples, audits of closed cases with their appeals, calibrations. */
export class Quality {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** One page of the audits that one may see, the newest first. */
  audits(query: AuditQuery = {}, options: CallOptions = {}): Promise<WireList<WireAudit>> {
    return this.#get('/audits', query, options)
  }

  audit(id: string, options: CallOptions = {}): Promise<WireAuditDetail> {
    return this.#get(`/audits/${part(id)}`, {}, options)
  }

  /** Puts a closed case on the list of an auditor; null: of whoever takes it. */
  addAudit(
    audit: { readonly case: string; readonly card: string; readonly auditor: string | null },
    options: CallOptions = {},
  ): Promise<WireAuditDetail> {
    return this.#send('POST', '/audits', audit, options)
  }

  /** Keeps what is marked so far. */
  draft(id: string, scoring: Scoring, options: CallOptions = {}): Promise<WireAuditDetail> {
    return this.#send('PUT', `/audits/${part(id)}/draft`, scoring, options)
  }

  /** Scores the case; a score never changes. */
  submit(id: string, scoring: Scoring, options: CallOptions = {}): Promise<WireAuditDetail> {
    return this.#send('POST', `/audits/${part(id)}/submit`, scoring, options)
  }

  /** Scores it anew; the score before stays on record. */
  correct(
    id: string,
    scoring: Scoring & { readonly reason: string },
    options: CallOptions = {},
  ): Promise<WireAuditDetail> {
    return this.#send('POST', `/audits/${part(id)}/correct`, scoring, options)
  }

  assign(id: string, auditor: string, options: CallOptions = {}): Promise<WireAuditDetail> {
    return this.#send('POST', `/audits/${part(id)}/assign`, { auditor }, options)
  }

  /** Says why the score of one's own work is wrong; once, within two weeks. */
  appeal(id: string, text: string, options: CallOptions = {}): Promise<WireAuditDetail> {
    return this.#send('POST', `/audits/${part(id)}/appeal`, { text }, options)
  }

  /** Decides on an appeal: with marks the score changes, without it stands. */
  decide(id: string, text: string, scored: Scoring | null, options: CallOptions = {}): Promise<WireAuditDetail> {
    return this.#send('POST', `/audits/${part(id)}/decide`, { text, scored }, options)
  }

  cards(options: CallOptions = {}): Promise<WireList<WireQualityCard>> {
    return this.#get('/cards', {}, options)
  }

  putCard(id: string, change: CardChange, options: CallOptions = {}): Promise<WireQualityCard> {
    return this.#send('PUT', `/cards/${part(id)}`, change, options)
  }

  rules(options: CallOptions = {}): Promise<WireList<WireSamplingRule>> {
    return this.#get('/rules', {}, options)
  }

  putRule(id: string, change: SamplingRuleChange, options: CallOptions = {}): Promise<WireSamplingRule> {
    return this.#send('PUT', `/rules/${part(id)}`, change, options)
  }

  async removeRule(id: string, options: CallOptions = {}): Promise<void> {
    const call = { method: 'DELETE', path: `/quality/rules/${part(id)}`, isRepeatable: false, ...options } as const
    await this.#transport.call(call)
  }

  /** Draws now what is due; asking twice draws nothing twice. */
  draw(
    options: CallOptions = {},
  ): Promise<
    WireList<{ readonly rule: string; readonly period: string; readonly candidates: number; readonly taken: number }>
  > {
    return this.#send('POST', '/draw', undefined, options)
  }

  /** Who may audit. */
  auditors(options: CallOptions = {}): Promise<WireList<{ readonly id: string; readonly name: string }>> {
    return this.#get('/auditors', {}, options)
  }

  calibrations(query: PageQuery = {}, options: CallOptions = {}): Promise<WireList<WireCalibration>> {
    return this.#get('/calibrations', query, options)
  }

  calibration(id: string, options: CallOptions = {}): Promise<WireCalibrationDetail> {
    return this.#get(`/calibrations/${part(id)}`, {}, options)
  }

  startCalibration(
    start: { readonly case: string; readonly card: string; readonly auditors: readonly string[] },
    options: CallOptions = {},
  ): Promise<WireCalibrationDetail> {
    return this.#send('POST', '/calibrations', start, options)
  }

  /** Closes it with the marks that the discussion came to. */
  closeCalibration(
    id: string,
    result: { readonly answers: CardAnswers; readonly note: string | null },
    options: CallOptions = {},
  ): Promise<WireCalibrationDetail> {
    return this.#send('POST', `/calibrations/${part(id)}/close`, result, options)
  }

  /** How auditors score beside the references of calibrations. */
  agreement(options: CallOptions = {}): Promise<WireList<WireAuditorBias>> {
    return this.#get('/agreement', {}, options)
  }

  async #get<T>(path: string, query: object, options: CallOptions): Promise<T> {
    const call = {
      method: 'GET',
      path: `/quality${path}`,
      query: { ...query },
      isRepeatable: true,
      ...options,
    } as const
    return (await this.#transport.call<T>(call)).body
  }

  async #send<T>(method: 'POST' | 'PUT', path: string, body: unknown, options: CallOptions): Promise<T> {
    const content = body === undefined ? {} : { body }
    const call = { method, path: `/quality${path}`, isRepeatable: false, ...content, ...options } as const
    return (await this.#transport.call<T>(call)).body
  }
}
