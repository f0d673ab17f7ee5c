import type { Facts, FactValue } from '../../../core/contract/facts.ts'
import type { CompiledCondition } from '../../../core/contract/rules.ts'
import { holds } from '../../../core/operators/holds.ts'
import { sightOf } from '../../../core/operators/seen.ts'
import { shown } from '../../document/shown.ts'
import type { Box } from './box.ts'
import { type ClassSet, classesOf, interval } from './class-set.ts'
import { type Domain, missingOf } from './domain.ts'
import type { FactClass } from './fact-classes.ts'
import { isLiteral, type Space } from './space.ts'

/** Facts that prove a finding, and the part of them worth telling: `category = other`. */
export interface Example {
  readonly facts: Facts
  readonly words: readonly string[]
}

/** Facts in a box, null if a class of it has no sample. Facts of which the box demands nothing are present. */
export function exampleIn(space: Space, box: Box): Example | null {
  const facts: Record<string, FactValue> = {}
  const words: string[] = []
  for (const [dimension, place] of space.dimensions.entries()) {
    if (place.kind === 'question') {
      addUnknown(facts, place.test)
      continue
    }
    const { domain } = place
    const present = interval(0, missingOf(domain))
    const demanded = box.find((demand) => demand.dimension === dimension)?.classes
    const chosen = chooseClass(domain, demanded ?? present)
    if (chosen === null) return null
    facts[domain.fact] = chosen.sample
    const isTold = demanded !== undefined && (demanded[0] !== 0 || demanded[1] !== present[1])
    if (isTold) words.push(`${domain.fact} = ${wordOf(chosen.sample)}`)
  }
  const all = Object.entries(facts).map(([fact, value]) => `${fact} = ${wordOf(value)}`)
  return { facts, words: words.length > 0 ? words : all }
}

const lookedAt = 200

/** The class that makes the plainest example: present rather than missing, not negative, named by the rules. */
function chooseClass(domain: Domain, classes: ClassSet): FactClass | null {
  let best: FactClass | null = null
  let least = Number.POSITIVE_INFINITY
  let looked = 0
  for (const index of classesOf(classes)) {
    const each = domain.classes[index] as FactClass
    const isMissing = index === missingOf(domain)
    if (each.sample === null && !isMissing) continue
    const isNegative = typeof each.sample === 'number' && each.sample < 0
    const oddness = (isMissing ? 4 : 0) + (isNegative ? 2 : 0) + (each.isNamed ? 0 : 1)
    if (oddness < least) {
      best = each
      least = oddness
    }
    if (++looked >= lookedAt) break
  }
  return best
}

/** A question between two facts needs values of both; that they are 1 is as good a guess as any, and is tried out afterwards. */
function addUnknown(
  facts: Record<string, FactValue>,
  test: { readonly fact: string; readonly otherFact?: string },
): void {
  for (const fact of test.otherFact === undefined ? [test.fact] : [test.fact, test.otherFact]) facts[fact] ??= 1
}

function wordOf(value: FactValue): string {
  return typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{N} _.:+-]*$/u.test(value) ? value : listed(value)
}

function listed(value: FactValue): string {
  return Array.isArray(value) ? JSON.stringify(value).slice(0, 60) : shown(value)
}

/** Whether a condition holds for some facts: yes, no, or null if that depends on the time or on a calendar. */
export function certainly(condition: CompiledCondition, facts: Facts): boolean | null {
  switch (condition.kind) {
    case 'always':
      return true
    case 'test': {
      if (!isLiteral(condition) && !('otherFact' in condition)) return null
      const read = (id: string) => sightOf(id)(facts, nowhere)
      const expected = 'otherFact' in condition ? read(condition.otherFact) : condition.value
      return holds(condition.op, read(condition.fact), expected, nowhere)
    }
    case 'not': {
      const inner = certainly(condition.of, facts)
      return inner === null ? null : !inner
    }
    case 'all':
    case 'any': {
      const decides = condition.kind === 'any'
      const answers = condition.of.map((part) => certainly(part, facts))
      if (answers.includes(decides)) return decides
      return answers.includes(null) ? null : !decides
    }
  }
}

const nowhere = { nowAt: 0, calendars: {} }
