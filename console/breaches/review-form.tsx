import { Button, Checkbox, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { WireBreachContext } from '../../core/contract/wire-review.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import type { BreachReview } from '../../sdk/breaches.ts'
import { useTeams } from '../directory/directory.ts'
import { useDraft } from '../drafts/use-draft.ts'
import classes from './desk.module.css'
import { changesOf, fieldsOf, isJudgement, type JudgementFields, missingIn } from './judgement-form.ts'
import { ReasonPicker } from './reason-picker.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { type ReasonChoice, takeDigit, useReasons } from './use-reasons.ts'

interface ReviewFormProps {
  readonly context: WireBreachContext
  readonly isBusy: boolean
  /** Null: nothing was changed. `onSent` is called once the server has it, so that what was typed may be forgotten. */
  readonly onSave: (change: BreachReview | null, onSent: () => void) => void
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** What is said of one breach: why, a note, where it went wrong, and whether it should count. Every part of it has a key. */
export function ReviewForm({ context, isBusy, onSave }: ReviewFormProps) {
  const { t } = useTranslation('breaches')
  const { breach } = context
  const { reasons } = useReasons()
  const before = fieldsOf(breach)
  const draft = useDraft<JudgementFields>(`breach.${breach.id}`, before, isJudgement)
  const fields = draft.isKept ? draft.value : before
  const [open, setOpen] = useState<ReasonChoice['open']>(null)
  const [missing, setMissing] = useState<'reason' | 'ground' | null>(null)
  const note = useRef<HTMLTextAreaElement>(null)
  const ground = useRef<HTMLInputElement>(null)

  const change = (part: Partial<JudgementFields>) => {
    setMissing(null)
    draft.change({ ...fields, ...part })
  }
  const choose = (choice: ReasonChoice) => {
    setOpen(choice.open)
    change({ reason: choice.reason })
  }
  const save = () => {
    if (isBusy) return
    const lacks = missingIn(fields, before)
    setMissing(lacks)
    if (lacks === 'ground') ground.current?.focus()
    if (lacks !== null) return
    const changes = changesOf(fields, before)
    onSave(Object.keys(changes).length === 0 ? null : changes, draft.clear)
  }
  const isDecided = breach.exclusion === 'approved'
  const toggle = () => {
    if (isDecided) return
    // The field is there before the next key comes: whoever goes on typing loses no letter.
    flushSync(() => change({ exclude: !fields.exclude }))
    if (!fields.exclude) ground.current?.focus()
  }

  useDeskKeys([
    ...digits.map(
      (digit) => [digit, () => choose(takeDigit(reasons, { reason: fields.reason, open }, Number(digit)))] as const,
    ),
    ['n', () => note.current?.focus()],
    ['e', toggle],
    ['Enter', save],
  ])

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      noValidate
    >
      <Stack gap="sm">
        <ReasonPicker
          choice={{ reason: fields.reason, open }}
          error={missing === 'reason' ? t('reasonMissing') : null}
          onChange={choose}
        />
        <Textarea
          ref={note}
          label={t('note')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={10_000}
          value={fields.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
          onKeyDown={(event) => leaveOrSave(event, save)}
        />
        <Responsible context={context} fields={fields} onChange={change} />
        <Checkbox
          label={t('exclude')}
          description={t('excludeHelp')}
          checked={fields.exclude}
          disabled={isDecided}
          onChange={toggle}
        />
        {fields.exclude && breach.exclusion !== 'approved' && (
          <TextInput
            ref={ground}
            label={t('ground')}
            maxLength={2000}
            value={fields.ground}
            error={missing === 'ground' ? t('groundMissing') : undefined}
            onChange={(event) => change({ ground: event.currentTarget.value })}
            onKeyDown={(event) => leaveOrSave(event, save)}
          />
        )}
        <div>
          <Button type="submit" loading={isBusy}>
            {t('save')} <kbd className={classes.keyInButton}>Enter</kbd>
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** Escape leaves a text for the keys of the desk; Ctrl+Enter saves from within it. */
function leaveOrSave(event: React.KeyboardEvent<HTMLElement>, save: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    event.currentTarget.blur()
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    save()
  }
}

interface ResponsibleProps {
  readonly context: WireBreachContext
  readonly fields: JudgementFields
  readonly onChange: (part: Partial<JudgementFields>) => void
}

/** The step and the team where it went wrong, where that is not where the case stood. */
function Responsible({ context: { breach, nodes }, fields, onChange }: ResponsibleProps) {
  const { t } = useTranslation('breaches')
  const local = useLocalText()
  const { teams, teamName } = useTeams()
  const steps = nodes.map(({ id, name }) => ({ value: id, label: local(name, id) }))
  const stood = steps.find(({ value }) => value === breach.node)?.label ?? breach.node
  const asItStood = (name: string | null) => (name === null ? '–' : t('asItStood', { name }))
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Select
        label={t('responsibleNode')}
        placeholder={asItStood(stood)}
        clearable
        searchable
        value={fields.node === '' ? null : fields.node}
        data={steps}
        onChange={(node) => onChange({ node: node ?? '' })}
      />
      <Select
        label={t('responsibleTeam')}
        placeholder={asItStood(breach.team === null ? null : teamName(breach.team))}
        clearable
        searchable
        value={fields.team === '' ? null : fields.team}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(team) => onChange({ team: team ?? '' })}
      />
    </SimpleGrid>
  )
}
