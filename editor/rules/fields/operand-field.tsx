import { MultiSelect, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FactDefinition, Scalar } from '../../../core/contract/facts.ts'
import type { FactReference, Operand, OperatorName, TestCondition } from '../../../core/contract/rules.ts'
import { isDuration } from '../../../core/operators/open-time.ts'
import { operators } from '../../../core/operators/operators.ts'
import { isBetween } from '../../../core/operators/range.ts'
import { choiceId } from '../../../look/facts/fact-input.ts'
import { ChoiceField } from '../../inspector/fields/choice-field.tsx'
import { DurationField } from '../../inspector/fields/duration-field.tsx'
import { readScalar } from '../cells/value-text.ts'
import { useCatalogue } from '../use-catalogue.ts'
import classes from './fields.module.css'
import { ScalarField } from './scalar-field.tsx'

interface OperandFieldProps {
  readonly op: OperatorName
  readonly definition: FactDefinition | undefined
  readonly value: Exclude<TestCondition['value'], FactReference>
  readonly onChange: (value: Operand, isTyped: boolean) => void
  readonly isDisabled?: boolean
}

/** What an operator is held against, in the way that the operator and the type of the fact ask for. */
export function OperandField({ op, definition, value, onChange, isDisabled = false }: OperandFieldProps) {
  const { t } = useTranslation('designerRules')
  const { calendars, beginnings } = useCatalogue()
  const shared = { definition, isDisabled }
  switch (operators[op].operand) {
    case 'none':
      return null
    case 'values':
      return (
        <ValuesField
          {...shared}
          values={Array.isArray(value) ? (value as readonly Scalar[]) : []}
          onChange={onChange}
        />
      )
    case 'range': {
      const range = isBetween(value as Operand) ? (value as { from: number | string; to: number | string }) : null
      const ends = range ?? { from: 0, to: 0 }
      return (
        <>
          {(['from', 'to'] as const).map((end) => (
            <ScalarField
              key={end}
              {...shared}
              isShort
              label={t(`test.${end}`)}
              value={ends[end]}
              onChange={(one, isTyped) => typeof one !== 'boolean' && onChange({ ...ends, [end]: one }, isTyped)}
            />
          ))}
        </>
      )
    }
    case 'duration':
      return (
        <DurationField
          label={t('test.value')}
          value={
            isDuration(value as Operand) ? (value as { amount: number; unit: 'hours' }) : { amount: 1, unit: 'hours' }
          }
          onChange={(duration) => onChange(duration, true)}
        />
      )
    case 'calendar':
      return (
        <div className={classes.value}>
          <ChoiceField
            isBare
            label={t('test.calendar')}
            choices={calendars}
            value={typeof value === 'string' ? value : beginnings.calendar}
            onChoose={(id) => id !== undefined && onChange(id, false)}
          />
        </div>
      )
    default:
      return (
        <ScalarField
          {...shared}
          label={t('test.value')}
          value={isScalar(value) ? value : undefined}
          onChange={onChange}
        />
      )
  }
}

interface ValuesFieldProps {
  readonly definition: FactDefinition | undefined
  readonly isDisabled: boolean
  readonly values: readonly Scalar[]
  readonly onChange: (values: readonly Scalar[], isTyped: boolean) => void
}

/** Several values: of a closed set by choosing, of others by typing each. An empty list is not said on. */
function ValuesField({ definition, isDisabled, values, onChange }: ValuesFieldProps) {
  const { t } = useTranslation('designerRules')
  const { value: inWords } = useCatalogue()
  const shared = {
    'aria-label': t('test.values'),
    size: 'xs',
    disabled: isDisabled,
    className: classes.value ?? '',
    value: values.map(String),
  } as const
  if (definition?.values !== undefined)
    return (
      <MultiSelect
        {...shared}
        data={definition.values.map(choiceId).map((id) => ({ value: id, label: inWords(definition.id, id) }))}
        searchable
        onChange={(chosen) => chosen.length > 0 && onChange(chosen, false)}
      />
    )
  const read = (text: string) => readScalar(text, definition, noWords)
  return (
    <TagsInput
      {...shared}
      data-takes-enter
      placeholder={values.length === 0 ? t('test.typeValue') : ''}
      splitChars={[',', '，', '、']}
      onChange={(texts) => {
        const next = texts.map(read).filter((one) => one !== undefined)
        if (next.length > 0) onChange(next, false)
      }}
    />
  )
}

/** Values that are typed one by one have no other names than themselves. */
const noWords: Parameters<typeof readScalar>[2] = {
  any: [],
  leave: [],
  and: [],
  operators: [],
  units: [],
  booleans: [
    { what: true, names: ['true'] },
    { what: false, names: ['false'] },
  ],
  facts: [],
  calendars: [],
  ways: [],
  choices: () => [],
  separator: ', ',
}

function isScalar(value: OperandFieldProps['value']): value is Scalar {
  return value === null || typeof value !== 'object'
}
