import { ActionIcon, Select, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FactReference, OperatorName, TestCondition } from '../../../core/contract/rules.ts'
import { operators } from '../../../core/operators/operators.ts'
import { Glyph } from '../../../look/elements/glyph.tsx'
import { isFactReference } from '../../../model/rules/normal-form.ts'
import { beginning, newTest, operatorsFor, withOperator } from '../edits/new-test.ts'
import { type CatalogueFact, useCatalogue } from '../use-catalogue.ts'
import { FactField } from './fact-field.tsx'
import classes from './fields.module.css'
import { OperandField } from './operand-field.tsx'

interface TestFieldsProps {
  readonly label: string
  readonly test: TestCondition
  readonly onChange: (test: TestCondition, isTyped: boolean) => void
  /** Whether the fact may be chosen here; in a table the column says it. */
  readonly hasFact?: boolean
  /** What may be changed: nothing, the value alone, or all of it. */
  readonly may: 'nothing' | 'value' | 'all'
  /** Operators that stand elsewhere in the same cell already. */
  readonly taken?: ReadonlySet<OperatorName>
}

/** One question: the fact, how it is asked, and against what it is held. */
export function TestFields({ label, test, onChange, hasFact = false, may, taken }: TestFieldsProps) {
  const { t } = useTranslation('designerRules')
  const catalogue = useCatalogue()
  const definition = catalogue.find(test.fact)
  const names = operatorsFor(definition).filter((op) => op === test.op || !taken?.has(op))
  const offered = names.includes(test.op) ? names : [test.op, ...names]
  return (
    <fieldset className={classes.test} aria-label={label} disabled={may === 'nothing'}>
      {hasFact && (
        <FactField
          label={t('test.fact')}
          facts={catalogue.facts}
          value={test.fact}
          isDisabled={may !== 'all'}
          onChoose={(fact) => onChange(newTest(fact.definition, catalogue.beginnings), false)}
        />
      )}
      <Select
        size="xs"
        className={classes.operator ?? ''}
        aria-label={t('test.operator')}
        data={offered.map((op) => ({ value: op, label: t(`operators.${op}`) }))}
        value={test.op}
        allowDeselect={false}
        disabled={may !== 'all'}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        onChange={(chosen) => {
          const op = offered.find((one) => one === chosen)
          if (op !== undefined) onChange(withOperator(test, definition, op, catalogue.beginnings), false)
        }}
      />
      <Side test={test} onChange={onChange} may={may} />
    </fieldset>
  )
}

function Side({ test, onChange, may }: Pick<TestFieldsProps, 'test' | 'onChange' | 'may'>) {
  const { t } = useTranslation('designerRules')
  const catalogue = useCatalogue()
  const definition = catalogue.find(test.fact)
  const { operand, takesOtherFact } = operators[test.op]
  if (operand === 'none') return null
  const { value } = test
  const reference: FactReference | null = value !== undefined && isFactReference(value) ? value : null
  const others = comparable(catalogue.facts, test, operand === 'values')
  const sideWith = (what: 'fact' | 'value') =>
    what === 'fact' && others[0] !== undefined
      ? { fact: others[0].definition.id }
      : beginning(test.op, definition, catalogue.beginnings)
  return (
    <>
      {reference === null ? (
        <OperandField
          op={test.op}
          definition={definition}
          value={value === undefined || isFactReference(value) ? undefined : value}
          isDisabled={may === 'nothing'}
          onChange={(side, isTyped) => onChange({ ...test, value: side }, isTyped)}
        />
      ) : (
        <FactField
          label={t('test.otherFact')}
          facts={others}
          value={reference.fact}
          isDisabled={may === 'nothing'}
          onChoose={({ definition: { id } }) => onChange({ ...test, value: { fact: id } }, false)}
        />
      )}
      {takesOtherFact && (reference !== null || others.length > 0) && (
        <CompareButton
          isWithFact={reference !== null}
          isDisabled={may === 'nothing'}
          onClick={() => onChange({ ...test, value: sideWith(reference === null ? 'fact' : 'value') }, false)}
        />
      )}
    </>
  )
}

/** Turns between a value and another fact on the right side. */
function CompareButton({
  isWithFact,
  isDisabled,
  onClick,
}: {
  readonly isWithFact: boolean
  readonly isDisabled: boolean
  readonly onClick: () => void
}) {
  const { t } = useTranslation('designerRules')
  const label = `${t('test.compareWith')}: ${t(isWithFact ? 'test.withValue' : 'test.withFact')}`
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} disabled={isDisabled} onClick={onClick}>
        <Glyph name={isWithFact ? 'undo' : 'subflow'} size={11} />
      </ActionIcon>
    </Tooltip>
  )
}

/** The other facts that a fact may be held against: those of its type; where a list is asked for, lists. */
function comparable(facts: readonly CatalogueFact[], { fact }: TestCondition, wantsList: boolean) {
  const own = facts.find(({ definition }) => definition.id === fact)?.definition.type
  const isText = (type: string | undefined) => type === 'text' || type === 'enum'
  return facts.filter(({ definition: { id, type } }) => {
    if (id === fact) return false
    if (wantsList) return type === 'list'
    return type === own || (isText(type) && isText(own))
  })
}
