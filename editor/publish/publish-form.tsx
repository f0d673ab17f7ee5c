import { Button, Group, Radio, Select, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PublicationMapping, RunningChoice, WireFlowEffect } from '../../core/contract/wire-publication.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { ChangeList } from './change-list.tsx'
import type { ChangedDocument, Prepared, PublicationChoice } from './publication.ts'

interface PublishFormProps {
  readonly prepared: Extract<Prepared, { kind: 'ready' }>
  readonly isBusy: boolean
  readonly onSubmit: (choice: PublicationChoice) => void
  readonly onClose: () => void
}

/** What changes, what running cases do, and a note for those who come after. */
export function PublishForm({ prepared: { plan, wasMerged }, isBusy, onSubmit, onClose }: PublishFormProps) {
  const { t } = useTranslation('designer')
  const [note, setNote] = useState('')
  const [running, setRunning] = useState<RunningChoice>('stay')
  const [mapping, setMapping] = useState<PublicationMapping>({})
  const { changed, effect } = plan
  const concerned = effect.flows.filter((flow) => flow.running > 0)
  const lost = concerned.flatMap(({ flow, nodes }) =>
    nodes.filter(({ to }) => to === null).map(({ node }) => ({ flow, node })),
  )
  const isMapped = running === 'stay' || lost.every(({ flow, node }) => mapping[flow]?.[node] !== undefined)
  const role = effect.approvals[0]?.role
  if (changed.length === 0) return <Text>{t('publish.nothing')}</Text>
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ note, running, mapping })
      }}
    >
      <Stack gap="md">
        {wasMerged && <Notice kind="caution">{t('publish.merged')}</Notice>}
        <ChangeList changed={changed} />
        <Radio.Group
          label={t('publish.running')}
          value={running}
          onChange={(next) => setRunning(next === 'migrate' ? 'migrate' : 'stay')}
        >
          {concerned.length === 0 ? (
            <Text size="sm">{t('publish.noneRunning')}</Text>
          ) : (
            <Stack gap={6} mt={4}>
              {concerned.map((flow) => (
                <RunningCount key={flow.flow} effect={flow} changed={changed} />
              ))}
              <Radio value="stay" label={t('publish.stay')} />
              <Radio value="migrate" label={t('publish.migrate')} />
            </Stack>
          )}
        </Radio.Group>
        {running === 'migrate' &&
          concerned.map((flow) => (
            <Mapping
              key={flow.flow}
              effect={flow}
              changed={changed}
              mapping={mapping[flow.flow] ?? {}}
              onChange={(next) => setMapping({ ...mapping, [flow.flow]: next })}
            />
          ))}
        {role !== undefined && <Notice kind="info">{t('publish.approval', { role })}</Notice>}
        <Textarea
          label={t('publish.note')}
          value={note}
          maxLength={2000}
          autosize
          minRows={2}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('publish.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isMapped}>
            {t(role === undefined ? 'publish.submit' : 'publish.propose')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface EffectProps {
  readonly effect: WireFlowEffect
  readonly changed: readonly ChangedDocument[]
}

function flowOf({ effect, changed }: EffectProps): FlowDocument | null {
  const found = changed.find(({ key }) => key === `flow/${effect.flow}`)?.document
  return found?.kind === 'flow' ? found : null
}

function RunningCount(props: EffectProps) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const { flow, running } = props.effect
  return <Text size="sm">{t('publish.runningCount', { count: running, flow: local(flowOf(props)?.name, flow) })}</Text>
}

interface MappingProps extends EffectProps {
  readonly mapping: Readonly<Record<string, string>>
  readonly onChange: (mapping: Readonly<Record<string, string>>) => void
}

/** Where the cases go on whose step is gone. */
function Mapping({ mapping, onChange, ...props }: MappingProps) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const { stuck, nodes } = props.effect
  const lost = nodes.filter(({ to }) => to === null)
  const places = (flowOf(props)?.nodes ?? []).filter(({ kind }) => kind !== 'start' && kind !== 'end')
  if (lost.length === 0) return null
  return (
    <Stack gap="xs">
      <Text size="sm">{t('publish.stuck', { count: stuck })}</Text>
      {lost.map(({ node, name, cases }) => (
        <Select
          key={node}
          label={t('publish.mapNode', { node: local(name, node), count: cases })}
          data={places.map(({ id, name: title }) => ({ value: id, label: local(title, id) }))}
          value={mapping[node] ?? null}
          searchable
          onChange={(to) => {
            const { [node]: _, ...rest } = mapping
            onChange(to === null ? rest : { ...rest, [node]: to })
          }}
        />
      ))}
    </Stack>
  )
}
