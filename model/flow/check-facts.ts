import type { FactDefinition, FactType } from '../../core/contract/facts.ts'
import { builtInFacts, choicesOf } from '../../core/facts/built-in-facts.ts'
import { checkUnique, type Report } from '../document/report.ts'
import { checkFactValue } from './fact-value.ts'

/** Reports what is wrong with the facts that a flow declares. The facts are the field `facts` of the report's place. */
export function checkFacts(report: Report, facts: readonly FactDefinition[]): void {
  checkUnique(
    report,
    facts.map((fact) => fact.id),
    (index) => ['facts', index, 'id'],
  )
  facts.forEach((fact, index) => {
    checkFactDefinition(report.within(['facts', index]), fact)
  })
}

function checkFactDefinition(report: Report, fact: FactDefinition): void {
  const { id, type } = fact
  if (type === 'enum' && fact.values === undefined) report.add('fact.values-missing', [], { fact: id })
  if (fact.values !== undefined) {
    if (type !== 'enum' && type !== 'list') {
      report.add('fact.values-not-allowed', ['values'], { fact: id, type }, [{ op: 'remove', path: '/values' }])
    }
    checkUnique(report, choicesOf(fact) ?? [], (index) =>
      typeof fact.values?.[index] === 'string' ? ['values', index] : ['values', index, 'id'],
    )
  }
  if (fact.unit !== undefined && type !== 'number') {
    report.add('fact.unit-not-allowed', ['unit'], { fact: id, type }, [{ op: 'remove', path: '/unit' }])
  }
  const allowed = builtInTypes(id)
  if (allowed !== undefined && !allowed.includes(type))
    report.add('fact.built-in-type', ['type'], { fact: id, allowed })
  if (fact.default !== undefined) checkFactValue(report, ['default'], fact, fact.default)
  fact.samples?.forEach((sample, index) => {
    checkFactValue(report, ['samples', index], fact, sample)
  })
}

/** The types to which a flow may narrow a built-in fact; undefined for other facts. */
function builtInTypes(id: string): readonly FactType[] | undefined {
  const builtIn = builtInFacts.find((fact) => fact.id === id)
  if (builtIn === undefined) return undefined
  return builtIn.type === 'text' ? ['text', 'enum'] : [builtIn.type]
}
