import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCase, WireTask } from '../../core/contract/wire.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { FactForm } from '../../look/facts/fact-form.tsx'
import { type FactFault, type FactInputs, factFields, factInput, readFactForm } from '../../look/facts/fact-input.ts'
import { isFactInputs } from '../../look/facts/is-fact-inputs.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useDraft } from '../drafts/use-draft.ts'
import classes from './case-page.module.css'
import { CommandProblem } from './command-problem.tsx'
import { useCaseCommand } from './use-case-command.ts'

interface TaskCardsProps {
  readonly item: WireCase
  readonly address: string
}

/** The open tasks of a case, as far as it allows to complete them now. */
export function TaskCards({ item, address }: TaskCardsProps) {
  const completable = new Set(item.allowed.flatMap((allowed) => (allowed.do === 'complete' ? [allowed.node] : [])))
  return item.tasks
    .filter((task) => completable.has(task.node))
    .map((task) => <TaskCard key={task.node} item={item} address={address} task={task} />)
}

/** One task: what to do, what to fill in, and one button for each way it can end. */
function TaskCard({ item, address, task }: TaskCardsProps & { readonly task: WireTask }) {
  const { t } = useTranslation('case')
  const local = useLocalText()
  const command = useCaseCommand(address)
  const fields = factFields(task.form, item.factList)
  const draft = useDraft<FactInputs>(`${item.id}.complete.${task.node}`, {}, isFactInputs)
  const [faults, setFaults] = useState<Readonly<Record<string, FactFault>>>({})
  const [chosen, setChosen] = useState<string | null>(null)
  const known = Object.fromEntries(
    fields.map(({ definition }) => [definition.id, factInput(definition, ownFact(item, definition.id))]),
  )
  const inputs = { ...known, ...draft.value }

  const complete = async (outcome: string) => {
    const read = readFactForm(fields, inputs)
    setFaults(read.ok ? {} : read.faults)
    if (!read.ok) return
    setChosen(outcome)
    const commandId = draft.sendingId(outcome)
    if (await command.run({ do: 'complete', commandId, node: task.node, outcome, facts: read.facts })) draft.clear()
  }

  return (
    <Surface id={`task-${task.node}`} title={t('task.title', { task: local(task.name, task.node) })}>
      {task.instructions !== null && <p className={classes.instructions}>{local(task.instructions, '')}</p>}
      {fields.length > 0 && <FactForm fields={fields} inputs={inputs} faults={faults} onChange={draft.change} />}
      <CommandProblem problem={command.problem} />
      <Text fz="xs" c="dimmed" mt={fields.length > 0 ? 12 : 0} mb={4}>
        {t('task.choose')}
      </Text>
      <div className={classes.outcomes}>
        {task.outcomes.map((outcome, index) => (
          <Button
            key={outcome.id}
            rightSection={outcome.resolves ? <Glyph name="check" /> : undefined}
            variant={index === 0 ? 'filled' : 'default'}
            disabled={command.isRunning && chosen !== outcome.id}
            loading={command.isRunning && chosen === outcome.id}
            onClick={() => void complete(outcome.id)}
            aria-label={t('task.complete', { outcome: local(outcome.name, outcome.id) })}
          >
            {local(outcome.name, outcome.id)}
          </Button>
        ))}
      </div>
    </Surface>
  )
}

const ownFact = (item: WireCase, id: string) => (Object.hasOwn(item.facts, id) ? item.facts[id] : undefined)
