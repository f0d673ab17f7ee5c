import type { Explanation, ExplanationStep } from '../../core/contract/explanation.ts'
import type { Language } from '../../core/contract/language.ts'
import type { WireWhy, WireWhyStep } from '../../core/contract/wire.ts'
import { stepInWords, whyInWords } from '../../model/words/why-words.ts'
import { wireClock } from './wire-clock.ts'
import { wireInstant, wireInstantOrNull } from './wire-instant.ts'

/** An explanation of a clock in words of one language. Pure. */
export function wireWhy(explanation: Explanation, language: Language): WireWhy {
  const { timeZone } = explanation.reading.calendar
  return {
    clock: wireClock(explanation.reading),
    sentence: whyInWords(explanation, language),
    steps: explanation.steps.map((step) => wireStep(step, language, timeZone)),
  }
}

function wireStep(step: ExplanationStep, language: Language, timeZone: string): WireWhyStep {
  const isSpan = 'fromAt' in step
  return {
    kind: step.kind,
    from: wireInstant(isSpan ? step.fromAt : step.at),
    to: wireInstantOrNull(isSpan ? step.toAt : null),
    countedMs: step.kind === 'open' ? step.countedMs : 0,
    text: stepInWords(step, language, timeZone),
  }
}
