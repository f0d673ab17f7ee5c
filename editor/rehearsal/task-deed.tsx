import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactDefinition, FactValue } from '../../core/contract/facts.ts'
import type { PlanNodeOf } from '../../core/contract/plan.ts'
import { FactForm } from '../../look/facts/fact-form.tsx'
import {
  type FactFault,
  type FactField,
  type FactInputs,
  factFields,
  factInput,
  readFactForm,
} from '../../look/facts/fact-input.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import type { OpenStep } from './open-steps.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'
import { sampleValue } from './sample-intake.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

interface TaskDeedProps {
  readonly step: OpenStep
  readonly task: PlanNodeOf<'task'>
}

/** A task that waits for people: its outcomes as buttons, and its form, filled in with something that makes sense. */
export function TaskDeed({ step, task }: TaskDeedProps) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const actions = useRehearsalActions()
  const words = useRehearsalWords(step.of.plan)
  const fields = factFields(task.form, step.of.plan.facts)
  const [inputs, setInputs] = useState<FactInputs>(() => startOf(fields, step, t('deeds.sampleText')))
  const [faults, setFaults] = useState<Readonly<Record<string, FactFault>>>({})
  const complete = (outcome: string) => {
    const read = readFactForm(fields, inputs)
    setFaults(read.ok ? {} : read.faults)
    if (!read.ok) return
    const facts = changed(read.facts, step)
    const deed = { do: 'complete' as const, node: step.address, outcome }
    void actions.deed(Object.keys(facts).length === 0 ? deed : { ...deed, facts })
  }
  const hasFaults = Object.keys(faults).length > 0
  return (
    <fieldset className={classes.deed}>
      <legend>{local(task.name, task.id)}</legend>
      {fields.length > 0 && (
        <details open={hasFaults || undefined}>
          <summary>{t('deeds.form')}</summary>
          <FactForm fields={fields} inputs={inputs} faults={faults} onChange={setInputs} />
        </details>
      )}
      {hasFaults && <p role="alert">{t('deeds.missing')}</p>}
      <Group gap={6}>
        {task.outcomes.map(({ id }) => (
          <Button key={id} size="xs" onClick={() => complete(id)}>
            {words.way(task.id, id)}
          </Button>
        ))}
      </Group>
    </fieldset>
  )
}

/** What is known already; what is required and not known, as an example. */
function startOf(fields: readonly FactField[], { of }: OpenStep, sampleText: string): FactInputs {
  return Object.fromEntries(
    fields.map(({ definition, isRequired }) => {
      const known = of.state.facts[definition.id] ?? null
      const value = known ?? (isRequired ? (sampleValue(definition) ?? sampleOf(definition, sampleText)) : null)
      return [definition.id, factInput(definition, value)]
    }),
  )
}

function sampleOf({ type }: FactDefinition, sampleText: string): FactValue {
  return type === 'text' ? sampleText : type === 'number' ? 1 : null
}

/** What the form says that is not so already. */
function changed(facts: Readonly<Record<string, FactValue>>, { of }: OpenStep): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(
    Object.entries(facts).filter(([id, value]) => JSON.stringify(of.state.facts[id] ?? null) !== JSON.stringify(value)),
  )
}
