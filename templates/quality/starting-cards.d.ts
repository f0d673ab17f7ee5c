import type { QualityCard } from '../../core/contract/wire-quality.ts'
/** Ready cards to start with, in both languages; a house changes them as it likes. */
export declare const startingCards: readonly QualityCard[]
