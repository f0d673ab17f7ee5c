import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactValue } from '../../../core/contract/facts.ts'
import type { WireCase } from '../../../core/contract/wire.ts'
import { FactForm } from '../../../look/facts/fact-form.tsx'
import {
  type FactFault,
  type FactInputs,
  factFields,
  factInput,
  readFactInput,
} from '../../../look/facts/fact-input.ts'
import { isFactInputs } from '../../../look/facts/is-fact-inputs.ts'
import { useDraft } from '../../drafts/use-draft.ts'
import { useCaseCommand } from '../use-case-command.ts'
import { CaseDialogFrame, type CaseDialogProps } from './case-dialog.tsx'

/** Changes what is known of the case. Only what was changed is sent; an emptied field takes the fact away. */
export function SetDialog({ item, address, onClose }: CaseDialogProps) {
  const { t } = useTranslation('case')
  const command = useCaseCommand(address)
  const draft = useDraft<FactInputs>(`${item.id}.set`, {}, isFactInputs)
  const [faults, setFaults] = useState<Readonly<Record<string, FactFault>>>({})
  const [isUnchanged, setUnchanged] = useState(false)
  const fields = factFields(
    item.factList.map((definition) => definition.id),
    item.factList,
  )
  const inputs = { ...presentInputs(item), ...draft.value }

  const submit = async () => {
    const read = readChanges(item, draft.value)
    setFaults(read.faults)
    const count = Object.keys(read.facts).length
    setUnchanged(count === 0 && Object.keys(read.faults).length === 0)
    if (Object.keys(read.faults).length > 0 || count === 0) return
    if (!(await command.run({ do: 'set', commandId: draft.sendingId(), facts: read.facts }))) return
    draft.clear()
    onClose()
  }

  return (
    <CaseDialogFrame
      title={t('set.title')}
      submit={t('set.submit')}
      command={command}
      onSubmit={submit}
      onClose={onClose}
    >
      <FactForm
        fields={fields}
        inputs={inputs}
        faults={faults}
        onChange={(next) => draft.change(changed(item, next))}
      />
      {isUnchanged && (
        <Text role="alert" fz="sm">
          {t('set.unchanged')}
        </Text>
      )}
    </CaseDialogFrame>
  )
}

function presentInputs(item: WireCase): FactInputs {
  return Object.fromEntries(
    item.factList.map((definition) => [
      definition.id,
      factInput(definition, Object.hasOwn(item.facts, definition.id) ? item.facts[definition.id] : undefined),
    ]),
  )
}

/** The fields that differ from what the case has. */
function changed(item: WireCase, inputs: FactInputs): FactInputs {
  const present = presentInputs(item)
  return Object.fromEntries(Object.entries(inputs).filter(([id, input]) => String(input) !== String(present[id] ?? '')))
}

function readChanges(item: WireCase, inputs: FactInputs) {
  const facts: Record<string, FactValue> = {}
  const faults: Record<string, FactFault> = {}
  for (const definition of item.factList) {
    if (!Object.hasOwn(inputs, definition.id)) continue
    const read = readFactInput(definition, inputs[definition.id])
    if ('fault' in read) faults[definition.id] = read.fault
    else facts[definition.id] = read.value
  }
  return { facts, faults }
}
