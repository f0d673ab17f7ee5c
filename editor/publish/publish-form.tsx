import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublicationMapping, RunningChoice } from '../../core/contract/wire-publication.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useNames } from '../../look/language/use-names.ts'
import { writeCompared } from '../versions/compared.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { ChangeList } from './change-list.tsx'
import { CalendarCounts, MappingFields, RunningCount, useEffectWords } from './effect-fields.tsx'
import { OthersList } from './others-list.tsx'
import { ProposalNotes } from './proposal-notes.tsx'
import {
  type ChangedDocument,
  effectOf,
  type Prepared,
  type PublicationChoice,
  type PublicationParts,
} from './publication.ts'

interface PublishFormProps {
  readonly prepared: Extract<Prepared, { kind: 'ready' }>
  readonly parts: PublicationParts
  readonly isBusy: boolean
  readonly onSubmit: (choice: PublicationChoice) => void
  /** Something that this depends on is another now. */
  readonly onOutdated: () => void
  readonly onClose: () => void
}

/** Who else works on it, what changes, what running cases do, and a note for those who come after. */
export function PublishForm(props: PublishFormProps) {
  const { prepared, parts, isBusy, onSubmit, onOutdated, onClose } = props
  const { t } = useTranslation(['designer', 'designerVersions'])
  const { panels } = useParts()
  const names = useNames()
  const { plan, wasMerged } = prepared
  const { changed, flows, others, proposals } = plan
  const [note, setNote] = useState('')
  const [running, setRunning] = useState<RunningChoice>('stay')
  const [mapping, setMapping] = useState<PublicationMapping>({})
  // What the mapping comes to, as the server sees it.
  const [effect, setEffect] = useState(plan.effect)
  const say = useEffectWords(flows)
  const concerned = effect.flows.filter((flow) => flow.running > 0)
  const isMapped = running === 'stay' || concerned.every(({ stuck }) => stuck === 0)
  const roles = [...new Set(effect.approvals.map(({ role }) => role))]
  const map = (flow: string, next: Readonly<Record<string, string>>) => {
    const whole = { ...mapping, [flow]: next }
    setMapping(whole)
    effectOf(parts, changed, whole).then(setEffect, onOutdated)
  }
  const showAsPicture = (one: ChangedDocument | undefined) => {
    onClose()
    if (one !== undefined) {
      panels.getState().show('versions', writeCompared({ key: one.key, shown: 'draft', against: null }))
    }
  }
  if (changed.length === 0) return <Text>{t('designer:publish.nothing')}</Text>
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ note, running, mapping })
      }}
    >
      <Stack gap="md">
        {wasMerged && <Notice kind="caution">{t('designer:publish.merged')}</Notice>}
        <ProposalNotes proposals={proposals} user={parts.user} documents={parts.documents} onChange={onOutdated} />
        <OthersList others={others} changed={changed} />
        <ChangeList changed={changed} />
        {changed[0] !== undefined && (
          <Group>
            <Button size="compact-xs" variant="subtle" onClick={() => showAsPicture(changed[0])}>
              {t('designerVersions:asPicture')}
            </Button>
          </Group>
        )}
        <Radio.Group
          label={t('designer:publish.running')}
          value={running}
          onChange={(next) => setRunning(next === 'migrate' ? 'migrate' : 'stay')}
        >
          {concerned.length === 0 ? (
            <Text size="sm">{t('designer:publish.noneRunning')}</Text>
          ) : (
            <Stack gap={6} mt={4}>
              {concerned.map((flow) => (
                <RunningCount key={flow.flow} effect={flow} flows={flows} />
              ))}
              <Radio value="stay" label={t('designer:publish.stay')} />
              <Radio
                value="migrate"
                label={t('designer:publish.migrate')}
                description={concerned.map((flow) => say.moves(flow, concerned.length > 1)).join(' · ')}
              />
            </Stack>
          )}
        </Radio.Group>
        {running === 'migrate' &&
          plan.effect.flows.map((flow) => (
            <MappingFields
              key={flow.flow}
              effect={flow}
              flows={flows}
              issues={effect.issues}
              mapping={mapping[flow.flow] ?? {}}
              onChange={(next) => map(flow.flow, next)}
            />
          ))}
        <CalendarCounts effect={effect} changed={changed} />
        {roles.length > 0 && (
          <Notice kind="info">{t('designer:publish.approval', { role: roles.map(names.role).join(', ') })}</Notice>
        )}
        <Textarea
          label={t('designer:publish.note')}
          value={note}
          maxLength={2000}
          autosize
          minRows={2}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('designer:publish.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isMapped}>
            {t(roles.length === 0 ? 'publish.submit' : 'publish.propose')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
