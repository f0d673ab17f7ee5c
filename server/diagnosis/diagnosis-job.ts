import type { Correlation, Series } from '../../analysis/correlations/correlate-series.ts'
import type { Factor, FactorStudy } from '../../analysis/factors/find-factors.ts'
import type { PathCase, PathFigures, Variant } from '../../analysis/paths/path-study.ts'
import type { WireExample } from '../../core/contract/wire-diagnosis.ts'
import type { PromiseRow } from '../../store/diagnosis/read-promises.ts'
import type { FactorScope } from './factor-values.ts'

/** What the thread is given when it starts. Promises and ways follow page by page. */
export type DiagnosisJob =
  | { readonly kind: 'factors'; readonly scope: FactorScope }
  | { readonly kind: 'ways' }
  | {
      readonly kind: 'correlations'
      readonly series: readonly Series[]
      readonly seasons: readonly number[]
      readonly mostLag: number
    }

/** A case with its way, and by what it can be looked into. */
export interface NamedPathCase extends PathCase, WireExample {}

/** What the pages of a diagnosis hold. */
export interface DiagnosisPages {
  readonly factors: PromiseRow
  readonly ways: NamedPathCase
  readonly correlations: never
}

/** A factor with cases instead of places in a table. */
export type NamedFactor = Omit<Factor, 'lateRows'> & { readonly examples: readonly WireExample[] }

export interface NamedFactorStudy extends Omit<FactorStudy, 'factors' | 'course'> {
  readonly factors: readonly NamedFactor[]
  readonly course: readonly NamedFactor[]
  readonly spans: readonly string[]
}

export interface NamedPathFigures extends Omit<PathFigures, 'variants'> {
  readonly variants: readonly (Omit<Variant, 'examples'> & { readonly examples: readonly WireExample[] })[]
}

export interface DiagnosisAnswers {
  readonly factors: NamedFactorStudy
  readonly ways: NamedPathFigures
  readonly correlations: readonly Correlation[]
}

/** What the thread is told while it runs. */
export type ToDiagnosis = { readonly kind: 'page'; readonly page: readonly unknown[] } | { readonly kind: 'end' }

/** What the thread says. `more`: it has worked off what it was given. */
export type FromDiagnosis =
  | { readonly kind: 'more' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly answer: DiagnosisAnswers[DiagnosisJob['kind']] }
