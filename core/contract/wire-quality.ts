import type { LocalText } from './language.ts'
import type { WireInstant } from './wire.ts'

/** How a criterion is marked: yes (1) or no (0), or with 0 to 5 points. */
export type CriterionScale = 'yesNo' | 'points'

/** One thing that an auditor looks at. */
export interface CardCriterion {
  /** Once on the whole card. */
  readonly id: string
  readonly name: LocalText
  /** What to look for, and what earns how much. */
  readonly guidance?: LocalText
  readonly scale: CriterionScale
  /** Against the others of the card; above 0, at most 100. */
  readonly weight: number
  /** The lowest mark makes the whole card zero. */
  readonly isFatal?: boolean
  /** Whether it may be left out of a case to which it does not apply. */
  readonly mayNotApply?: boolean
}

export interface CardSection {
  readonly id: string
  readonly name: LocalText
  readonly criteria: readonly CardCriterion[]
}

/** What closed cases are scored by. Every change is a new version; what was scored keeps its own. */
export interface QualityCard {
  readonly id: string
  readonly name: LocalText
  readonly sections: readonly CardSection[]
}

export interface WireQualityCard extends QualityCard {
  readonly version: number
  /** Cards that are not active score no new cases. */
  readonly isActive: boolean
  readonly createdAt: WireInstant
}

/** The mark of one criterion: 0 or 1 for yes and no, 0 to 5 for points, `na` where it does not apply. */
export interface CriterionAnswer {
  readonly mark: number | 'na'
  readonly comment?: string
  /** The lines of the case's timeline that show it, by `seq`. */
  readonly evidence?: readonly number[]
}

/** By the id of the criterion. */
export type CardAnswers = Readonly<Record<string, CriterionAnswer>>

/** Why a case is likelier to be drawn. */
export const auditRisks = ['late', 'unsatisfied', 'reopened', 'newEmployee'] as const

export type AuditRisk = (typeof auditRisks)[number]

/** Which closed cases are drawn for auditing, how many, and who scores them. */
export interface SamplingRule {
  readonly id: string
  readonly name: LocalText
  /** The id of a card; a case is scored by its newest version. */
  readonly card: string
  /** Values of one name are alternatives; names must all fit. */
  readonly where?: {
    readonly flow?: readonly string[]
    readonly team?: readonly string[]
    readonly person?: readonly string[]
    readonly channel?: readonly string[]
    readonly tier?: readonly string[]
  }
  /** So many of each person, or a share of each person's cases, rounded up. */
  readonly take:
    | { readonly kind: 'perPerson'; readonly count: number }
    | { readonly kind: 'share'; readonly percent: number }
  readonly every: 'week' | 'month'
  /** The zone in which weeks and months begin. */
  readonly zone: string
  /** How many times likelier a case of the kind is drawn; 1 if left out. */
  readonly risk?: Partial<Readonly<Record<AuditRisk, number>>>
  /** The ids of users who may audit; cases are spread evenly over them, never to whoever worked on them. */
  readonly auditors: readonly string[]
  readonly isActive: boolean
}

export interface WireSamplingRule extends SamplingRule {
  readonly version: number
  readonly updatedAt: WireInstant
  /** The last span it was drawn for, a civil date on which it begins; null before the first. */
  readonly lastRun: { readonly from: string; readonly candidates: number; readonly taken: number } | null
}

/** `open`: nobody began; `draft`: begun; `submitted`: scored; `appealed`: the agent disagrees; `decided`: somebody else has decided on that. */
export const auditStates = ['open', 'draft', 'submitted', 'appealed', 'decided'] as const

export type AuditState = (typeof auditStates)[number]

/** A case that is to be scored, or was. */
export interface WireAudit {
  readonly id: string
  readonly case: { readonly id: string; readonly number: number; readonly subject: string | null; readonly url: string }
  readonly flow: string
  readonly team: string | null
  /** Whose work is scored: who had the case when it was closed. */
  readonly person: string | null
  readonly personName: string | null
  readonly card: { readonly id: string; readonly version: number; readonly name: LocalText }
  readonly auditor: string | null
  readonly auditorName: string | null
  readonly rule: string | null
  readonly calibration: string | null
  readonly risks: readonly AuditRisk[]
  readonly state: AuditState
  /** 0 to 100, of the newest version; null before, and when nothing on the card applied. */
  readonly score: number | null
  readonly isFatal: boolean
  readonly createdAt: WireInstant
  readonly submittedAt: WireInstant | null
}

/** One scoring of a case; it never changes, a correction is the next one. */
export interface WireAuditScore {
  readonly version: number
  readonly answers: CardAnswers
  readonly comment: string | null
  readonly score: number | null
  readonly isFatal: boolean
  /** Why it was scored anew; null for the first. */
  readonly reason: string | null
  readonly by: string
  readonly byName: string
  readonly at: WireInstant
}

export interface WireAppeal {
  readonly text: string
  readonly by: string
  readonly at: WireInstant
  readonly decision: null | {
    readonly outcome: 'upheld' | 'changed'
    readonly text: string
    readonly by: string
    readonly byName: string
    readonly at: WireInstant
  }
}

export interface WireAuditDetail extends WireAudit {
  readonly fullCard: QualityCard
  /** What the auditor has kept and not submitted; shown to nobody else. */
  readonly draft: { readonly answers: CardAnswers; readonly comment: string | null } | null
  /** The oldest first. */
  readonly scores: readonly WireAuditScore[]
  readonly appeal: WireAppeal | null
  /** Until when the agent may appeal; null before it is scored. */
  readonly appealUntil: WireInstant | null
  /** What who asks may do with it now. */
  readonly allowed: readonly ('score' | 'correct' | 'appeal' | 'decide' | 'assign')[]
}

/** One case scored by several auditors, who do not see each other's marks until it is closed. */
export interface WireCalibration {
  readonly id: string
  readonly case: { readonly id: string; readonly number: number; readonly url: string }
  readonly card: { readonly id: string; readonly version: number; readonly name: LocalText }
  readonly state: 'open' | 'closed'
  readonly createdAt: WireInstant
  readonly closedAt: WireInstant | null
  /** `audit` only of one's own while it is open. */
  readonly auditors: readonly {
    readonly id: string
    readonly name: string
    readonly isDone: boolean
    readonly audit: string | null
    readonly score: number | null
  }[]
}

export interface WireCalibrationDetail extends WireCalibration {
  readonly fullCard: QualityCard
  /** Null while it is open. */
  readonly result: null | {
    readonly answers: Readonly<Record<string, CardAnswers>>
    readonly agreement: WireAgreement
    readonly reference: CardAnswers
    readonly referenceScore: number | null
    readonly note: string | null
    /** By criterion: the share of pairs of auditors who gave the same mark. */
    readonly byCriterion: Readonly<Record<string, number | null>>
  }
}

/** How far auditors agree. Each figure is null where there is too little to say. */
export interface WireAgreement {
  /** The share of pairs of marks that are the same, 0 to 1. */
  readonly percent: number | null
  /** Mean of Cohen's kappa with quadratic weights over all pairs of auditors; 1 is perfect, 0 is chance. */
  readonly kappa: number | null
  /** ICC(2,1): agreement of single auditors, two-way random effects. */
  readonly icc: number | null
  readonly marks: number
}

/** How one auditor scores beside the reference of calibrations; below zero is stricter. In points of 100. */
export interface WireAuditorBias {
  readonly auditor: string
  readonly name: string
  readonly calibrations: number
  readonly bias: number | null
  /** 95 %, null below five calibrations. */
  readonly low: number | null
  readonly high: number | null
}
