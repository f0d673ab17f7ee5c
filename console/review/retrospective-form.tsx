import { Button, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireRetrospective, WireRetrospectiveInput } from '../../core/contract/wire-review.ts'
import { useReasons } from '../breaches/use-reasons.ts'
import { useFlows } from '../directory/directory.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { LinkedCases } from './linked-cases.tsx'
import { contentOf, isContent } from './retrospective-content.ts'
import classes from './review.module.css'

interface RetrospectiveFormProps {
  readonly item: WireRetrospective
  readonly isBusy: boolean
  readonly onSave: (content: WireRetrospectiveInput, onSent: () => void) => void
}

const mostWhys = 10
const tall = { autosize: true, minRows: 3, maxRows: 16, maxLength: 20_000 } as const

/** A retrospective while it is written; what was not saved yet is kept on this device. */
export function RetrospectiveForm({ item, isBusy, onSave }: RetrospectiveFormProps) {
  const { t } = useTranslation('review')
  const before = contentOf(item)
  const draft = useDraft<WireRetrospectiveInput>(`retrospective.${item.id}`, before, isContent)
  const content = draft.isKept ? draft.value : before
  const [isMissing, setMissing] = useState(false)
  const change = (part: Partial<WireRetrospectiveInput>) => {
    setMissing(false)
    draft.change({ ...content, ...part })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(content.title.trim() === '')
        if (content.title.trim() === '' || isBusy) return
        onSave({ ...content, whys: content.whys.filter((why) => why.trim() !== '') }, draft.clear)
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('retrospective.name')}
          maxLength={200}
          value={content.title}
          error={isMissing ? t('retrospective.nameMissing') : undefined}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          {...tall}
          label={t('retrospective.what')}
          value={content.what}
          onChange={(event) => change({ what: event.currentTarget.value })}
        />
        <Whys whys={content.whys} onChange={(whys) => change({ whys })} />
        <Textarea
          {...tall}
          label={t('retrospective.decisions')}
          value={content.decisions}
          onChange={(event) => change({ decisions: event.currentTarget.value })}
        />
        <Scope content={content} onChange={change} />
        <LinkedCases item={item} content={content} onChange={change} />
        <Group>
          <Button type="submit" loading={isBusy}>
            {t('retrospective.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Scope({
  content,
  onChange,
}: {
  readonly content: WireRetrospectiveInput
  readonly onChange: (part: Partial<WireRetrospectiveInput>) => void
}) {
  const { t } = useTranslation('review')
  const { reasons, reasonName } = useReasons()
  const { flows } = useFlows()
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Select
        label={t('retrospective.reason')}
        description={t('retrospective.reasonHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        clearable
        searchable
        value={content.reason}
        data={reasons.map(({ id }) => ({ value: id, label: reasonName(id) }))}
        onChange={(reason) => onChange({ reason })}
      />
      <Select
        label={t('retrospective.flow')}
        placeholder={t('retrospective.anyFlow')}
        clearable
        value={content.flow}
        data={flows.map((flow) => ({ value: flow.id, label: flow.shownName }))}
        onChange={(flow) => onChange({ flow })}
      />
    </SimpleGrid>
  )
}

interface WhysProps {
  readonly whys: readonly string[]
  readonly onChange: (whys: readonly string[]) => void
}

/** Why, and why that: an ordered list, each answer of which asks again. */
function Whys({ whys, onChange }: WhysProps) {
  const { t } = useTranslation('review')
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className={classes.heading}>{t('retrospective.whys')}</legend>
      <Stack gap={6}>
        {whys.map((why, index) => (
          // A why has no identity but its place: they are answers to each other.
          <div key={index} className={classes.why}>
            <TextInput
              label={t('retrospective.why', { number: index + 1 })}
              maxLength={2000}
              value={why}
              onChange={(event) => onChange(whys.with(index, event.currentTarget.value))}
            />
            <Button
              variant="default"
              aria-label={t('retrospective.removeWhy', { number: index + 1 })}
              onClick={() => onChange(whys.toSpliced(index, 1))}
            >
              ×
            </Button>
          </div>
        ))}
        {whys.length < mostWhys && (
          <div>
            <Button size="compact-xs" variant="default" onClick={() => onChange([...whys, ''])}>
              {t('retrospective.addWhy')}
            </Button>
          </div>
        )}
      </Stack>
    </fieldset>
  )
}
