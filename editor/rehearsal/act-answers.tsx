import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan, PlanNodeOf } from '../../core/contract/plan.ts'
import type { ScenarioAnswer } from '../../core/contract/scenario.ts'
import { FactForm } from '../../look/facts/fact-form.tsx'
import { type FactFault, type FactInputs, factFields, factInput, readFactForm } from '../../look/facts/fact-input.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { flatFacts } from '../../model/scenario/facts-schema.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'

interface ActAnswersProps {
  readonly plan: Plan
  readonly answers: Readonly<Record<string, ScenarioAnswer>>
}

/** Steps that touch nothing but the case cannot fail. */
const inside: ReadonlySet<string> = new Set(['set', 'assign', 'resolve'])

/** What automatic steps come to: they succeed, unless somebody says otherwise here. */
export function ActAnswers({ plan, answers }: ActAnswersProps) {
  const { t } = useTranslation('designerRehearsal')
  const acts = Object.values(plan.nodes).filter(
    (node): node is PlanNodeOf<'act'> => node.kind === 'act' && node.steps.some((step) => !inside.has(step.do)),
  )
  if (acts.length === 0) return null
  return (
    <details className={classes.deed}>
      <summary>{t('steps.title')}</summary>
      <p className={classes.quiet}>{t('steps.help')}</p>
      {acts.map((act) => (
        <ActAnswer key={act.id} plan={plan} act={act} answer={answers[act.id] ?? null} />
      ))}
    </details>
  )
}

interface ActAnswerProps {
  readonly plan: Plan
  readonly act: PlanNodeOf<'act'>
  readonly answer: ScenarioAnswer | null
}

function ActAnswer({ plan, act, answer }: ActAnswerProps) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const actions = useRehearsalActions()
  const kept = answer === null ? 'succeeds' : 'fail' in answer ? 'fails' : 'finds'
  const [chosen, choose] = useState<string>(kept)
  const canFail = Object.hasOwn(act.ways, 'failed')
  const options = ['succeeds', ...(canFail ? ['fails'] : []), 'finds'] as const
  return (
    <>
      <NativeSelect
        size="xs"
        mb={6}
        label={local(act.name, act.id)}
        value={chosen}
        data={options.map((value) => ({ value, label: t(`steps.${value as 'succeeds'}`) }))}
        onChange={(event) => {
          const next = event.currentTarget.value
          choose(next)
          if (next !== 'finds') void actions.answer(act.id, next === 'fails' ? { fail: true } : null)
        }}
      />
      {chosen === 'finds' && <FoundFacts plan={plan} act={act} answer={answer} />}
    </>
  )
}

function FoundFacts({ plan, act, answer }: ActAnswerProps) {
  const { t } = useTranslation('designerRehearsal')
  const actions = useRehearsalActions()
  const list = plan.facts.filter(({ id }) => !id.startsWith('customer.'))
  const fields = factFields(
    list.map(({ id }) => id),
    list,
  )
  const known = answer !== null && 'facts' in answer ? flatFacts(answer.facts) : {}
  const [inputs, setInputs] = useState<FactInputs>(() =>
    Object.fromEntries(list.map((fact) => [fact.id, factInput(fact, known[fact.id])])),
  )
  const [faults, setFaults] = useState<Readonly<Record<string, FactFault>>>({})
  const apply = () => {
    const read = readFactForm(fields, inputs)
    setFaults(read.ok ? {} : read.faults)
    if (read.ok) void actions.answer(act.id, { facts: read.facts })
  }
  return (
    <fieldset className={classes.deed}>
      <legend>{t('steps.facts')}</legend>
      <FactForm fields={fields} inputs={inputs} faults={faults} onChange={setInputs} />
      <Button size="xs" mt={6} variant="light" onClick={apply}>
        {t('steps.apply')}
      </Button>
    </fieldset>
  )
}
