import { Button } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FactForm } from '../../look/facts/fact-form.tsx'
import { type FactFault, type FactInputs, factFields, factInput, readFactForm } from '../../look/facts/fact-input.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { useRehearsalActions } from './rehearsal-parts.ts'
import type { LookedAt } from './use-moment.ts'

/** Changes what is known of the case; what is emptied is not known any more. */
export function SetFactsDialog({ looked, onClose }: { readonly looked: LookedAt; readonly onClose: () => void }) {
  const { t } = useTranslation(['designerRehearsal', 'shell'])
  const actions = useRehearsalActions()
  const { plan, state } = looked.main
  // Who the customer is, is said when the case begins.
  const list = plan.facts.filter(({ id }) => !id.startsWith('customer.'))
  const fields = factFields(
    list.map(({ id }) => id),
    list,
  )
  const before = Object.fromEntries(list.map((fact) => [fact.id, factInput(fact, state.facts[fact.id])]))
  const [inputs, setInputs] = useState<FactInputs>(before)
  const [faults, setFaults] = useState<Readonly<Record<string, FactFault>>>({})
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const touched = fields.filter(({ definition: { id } }) => JSON.stringify(inputs[id]) !== JSON.stringify(before[id]))
    const read = readFactForm(touched, inputs)
    setFaults(read.ok ? {} : read.faults)
    if (!read.ok) return
    const facts = Object.fromEntries(touched.map(({ definition: { id } }) => [id, read.facts[id] ?? null]))
    onClose()
    if (touched.length > 0) void actions.deed({ do: 'set', facts })
  }
  return (
    <Dialog onClose={onClose} title={t('designerRehearsal:deeds.setTitle')}>
      <form onSubmit={submit} noValidate>
        <FactForm fields={fields} inputs={inputs} faults={faults} onChange={setInputs} />
        <Button type="submit" mt="md">
          {t('designerRehearsal:deeds.setSubmit')}
        </Button>
      </form>
    </Dialog>
  )
}
