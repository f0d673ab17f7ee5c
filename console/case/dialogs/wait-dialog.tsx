import { Group, NativeSelect, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireWaitReason } from '../../../core/contract/wire.ts'
import { useLanguage, useLocalText } from '../../../look/language/use-language.ts'
import { useNames } from '../../../look/language/use-names.ts'
import { useNow } from '../../../look/time/ticking-clock.ts'
import { useDraft } from '../../drafts/use-draft.ts'
import { useCaseCommand } from '../use-case-command.ts'
import { CaseDialogFrame, type CaseDialogProps } from './case-dialog.tsx'
import { isChoice } from './is-choice.ts'
import { otherReason, readWait, type WaitFault, type WaitInput, waitUnits } from './wait-input.ts'

const empty: WaitInput = {
  reason: 'customer',
  ownReason: '',
  end: 'never',
  amount: '2',
  unit: 'businessDaysSameTime',
  at: '',
}

const isWaitInput = isChoice('reason', 'ownReason', 'end', 'amount', 'unit', 'at')

/** Lets the case wait: for whom, and until when at the latest. */
export function WaitDialog({ item, address, onClose }: CaseDialogProps) {
  const { t } = useTranslation(['case', 'status'])
  const command = useCaseCommand(address)
  const now = useNow(60_000)
  const draft = useDraft<WaitInput>(`${item.id}.wait`, empty, isWaitInput)
  const [fault, setFault] = useState<WaitFault | null>(null)
  const { reason, ownReason, end, amount, unit, at } = draft.value
  const change = (part: Partial<WaitInput>) => draft.change({ ...draft.value, ...part })
  const names = useNames()
  const known = item.waitReasons ?? [{ reason: 'customer', pauses: [], atMost: null }]

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
        error={fault === 'reasonMissing' && reason !== otherReason ? t('wait.reasonMissing') : undefined}
        data={[
          ...known.map((one) => ({ value: one.reason, label: names.waitReason(one.reason) })),
          { value: otherReason, label: t('wait.otherReason') },
        ]}
        onChange={(value) => change({ reason: value ?? '' })}
      />
      {reason === otherReason && (
        <TextInput
          label={t('wait.ownReason')}
          description={t('wait.ownReasonHelp')}
          maxLength={64}
          value={ownReason}
          error={fault === 'reasonMissing' || fault === 'reasonWrong' ? t(`wait.${fault}`) : undefined}
          onChange={(event) => change({ ownReason: event.currentTarget.value })}
        />
      )}
      <WaitEffect reason={known.find((one) => one.reason === reason)} />
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

/** What waiting for a reason does, as far as the policy says. */
function WaitEffect({ reason }: { readonly reason: WireWaitReason | undefined }) {
  const { t } = useTranslation('case')
  const language = useLanguage()
  const local = useLocalText()
  const sentences =
    reason === undefined
      ? [t('wait.explain')]
      : [
          reason.pauses.length === 0
            ? t('wait.pausesNothing')
            : t('wait.pauses', {
                clocks: new Intl.ListFormat(language).format(reason.pauses.map((name) => local(name, ''))),
              }),
          reason.atMost !== null &&
            t('wait.atMost', { length: t(`length.${reason.atMost.unit}`, { count: reason.atMost.amount }) }),
          reason.reason === 'customer' && t('wait.endsByMessage'),
        ]
  return (
    <Text fz="xs" c="dimmed">
      {sentences.filter(Boolean).join(language === 'en' ? ' ' : '')}
    </Text>
  )
}
