import type { Language } from '../../core/contract/language.ts'
import type { ReportFigures } from '../../core/contract/wire-reports.ts'

/** A report ready to be written down: texts are in its language, figures are said already. */
export interface ReportLetter {
  readonly name: string
  readonly language: Language
  /** As a title says it: `2026-11-16 to 2026-11-22`. */
  readonly period: string
  readonly before: string
  /** What it is narrowed to, in words; null where it is about everything. */
  readonly narrowed: string | null
  /** What readers have to know of the figures. */
  readonly remarks: readonly string[]
  /** The same report in the web app. */
  readonly url: string
  readonly headline: readonly HeadlineFigure[]
  readonly tables: readonly LetterTable[]
}

/** One large figure, with what it was before and whether that is better. */
export interface HeadlineFigure {
  readonly label: string
  readonly value: string
  readonly note: string | null
  readonly before: string | null
  readonly trend: Trend | null
}

/** Which way a figure went, and whether that is good; `even` where it hardly moved or neither is better. */
export interface Trend {
  readonly text: string
  readonly kind: 'better' | 'worse' | 'even'
}

export interface LetterTable {
  readonly title: string
  /** The first is the name of a row, the others are figures. */
  readonly columns: readonly string[]
  readonly rows: readonly LetterRow[]
}

export interface LetterRow {
  readonly cells: readonly string[]
  /** How long its bar is, 0 to 1; null for none. */
  readonly bar: number | null
  readonly isLate: boolean
  /** The figures as they were counted, for files. */
  readonly figures: ReportFigures
  readonly figuresBefore: ReportFigures | null
}
