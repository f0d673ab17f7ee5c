import { Group, NativeSelect, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../look/time/ticking-clock.ts'
import { useDraft } from '../../drafts/use-draft.ts'
import { useCaseCommand } from '../use-case-command.ts'
import { CaseDialogFrame, type CaseDialogProps } from './case-dialog.tsx'
import { isChoice } from './is-choice.ts'
import { readWait, type WaitFault, type WaitInput, waitUnits } from './wait-input.ts'

const empty: WaitInput = { reason: 'customer', end: 'never', amount: '2', unit: 'businessDaysSameTime', at: '' }

/** Lets the case wait: for whom, and until when at the latest. */
export function WaitDialog({ item, address, onClose }: CaseDialogProps) {
  const { t } = useTranslation(['case', 'status'])
  const command = useCaseCommand(address)
  const now = useNow(60_000)
  const draft = useDraft<WaitInput>(`${item.id}.wait`, empty, isChoice('reason', 'end', 'amount', 'unit', 'at'))
  const [fault, setFault] = useState<WaitFault | null>(null)
  const { reason, end, amount, unit, at } = draft.value
  const change = (part: Partial<WaitInput>) => draft.change({ ...draft.value, ...part })
  const reasons = Object.entries(t('status:waitReason', { returnObjects: true }))

  const submit = async () => {
    const read = readWait(draft.value, now)
    setFault(read.ok ? null : read.fault)
    if (!read.ok || !(await command.run({ do: 'wait', commandId: draft.sendingId(), ...read.wait }))) return
    draft.clear()
    onClose()
  }

  return (
    <CaseDialogFrame
      title={t('wait.title')}
      submit={t('wait.submit')}
      command={command}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('wait.reason')}
        data-autofocus
        allowDeselect={false}
        value={reason}
        error={fault === 'reasonMissing' ? t('wait.reasonMissing') : undefined}
        data={reasons.map(([value, label]) => ({ value, label }))}
        onChange={(value) => change({ reason: value ?? '' })}
      />
      <Text fz="xs" c="dimmed">
        {t('wait.explain')}
      </Text>
      <Radio.Group label={t('wait.end')} value={end} onChange={(value) => change({ end: value })}>
        <Stack gap={8} mt={4}>
          <Radio value="never" label={t('wait.endNever')} />
          <Radio value="after" label={t('wait.endAfter')} />
          <Radio value="at" label={t('wait.endAt')} />
        </Stack>
      </Radio.Group>
      {end === 'after' && (
        <Group gap="sm" align="flex-start">
          <TextInput
            w={96}
            label={t('wait.amount')}
            inputMode="decimal"
            value={amount}
            error={fault === 'amountWrong' ? t('wait.amountWrong') : undefined}
            onChange={(event) => change({ amount: event.currentTarget.value })}
          />
          <NativeSelect
            flex={1}
            label={t('wait.unit')}
            value={unit}
            data={waitUnits.map((value) => ({ value, label: t(`unit.${value}`) }))}
            onChange={(event) => change({ unit: event.currentTarget.value })}
          />
        </Group>
      )}
      {end === 'at' && (
        <TextInput
          type="datetime-local"
          label={t('wait.at')}
          value={at}
          error={fault === 'atWrong' ? t('wait.atWrong') : undefined}
          onChange={(event) => change({ at: event.currentTarget.value })}
        />
      )}
    </CaseDialogFrame>
  )
}
