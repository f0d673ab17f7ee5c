import type { FactDefinition, FactId } from '../../core/contract/facts.ts'
import type { FormField } from '../../core/contract/flow.ts'
import { checkUnique, type Path, type Report } from '../document/report.ts'
import { checkSettableFact } from './fact-value.ts'

/** The fact that an entry of a form asks for. */
export function fieldFact(field: FormField): FactId {
  return typeof field === 'string' ? field : field.fact
}

/** Reports facts of a form that do not exist, cannot be set, or stand in it twice. The form is the field `form` of the report's place. */
export function checkForm(
  report: Report,
  form: readonly FormField[],
  facts: ReadonlyMap<FactId, FactDefinition>,
): void {
  const pathOf = (index: number): Path => (typeof form[index] === 'string' ? ['form', index] : ['form', index, 'fact'])
  checkUnique(report, form.map(fieldFact), pathOf)
  form.forEach((field, index) => {
    // Who the customer is and by which channel they came is filled in once, when the case is made.
    const id = fieldFact(field)
    if (id === 'channel' || id.startsWith('customer.')) return
    checkSettableFact(report, pathOf(index), id, facts)
  })
}
