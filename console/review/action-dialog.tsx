import { NumberInput, SegmentedControl, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentKinds } from '../../core/contract/document.ts'
import type { WireAction, WireActionInput } from '../../core/contract/wire-review.ts'
import { FormDialog } from '../administration/form-dialog.tsx'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { dateOf, endOf } from '../breaches/assignment.tsx'
import { usePeople } from '../directory/directory.ts'
import { useCan } from '../sign-in/use-session.ts'
import classes from './review.module.css'

interface ActionDialogProps {
  readonly retrospective: string
  /** Null for a new one. */
  readonly action: WireAction | null
  readonly onClose: () => void
}

interface Fields {
  readonly what: string
  readonly owner: string | null
  readonly due: string
  readonly state: WireActionInput['state']
  readonly result: string
  readonly document: WireActionInput['document']
}

const states = ['open', 'done', 'dropped'] as const

/** An action being written; whoever has it says what came of it, the rest is for those who review. */
export function ActionDialog({ retrospective, action, onClose }: ActionDialogProps) {
  const { t } = useTranslation('review')
  const can = useCan()
  const { people } = usePeople()
  const [fields, setFields] = useState<Fields>(() => fieldsOf(action))
  const [isTried, setTried] = useState(false)
  const save = useSave(retrospective, action, onClose)
  const input = inputOf(fields, action)
  const change = (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }))
  const isOwn = !can('breaches.review')
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('action.missing') : undefined)
  return (
    <FormDialog
      title={action === null ? t('action.add') : t('action.editOf', { what: action.what })}
      size="lg"
      isBusy={save.isPending}
      problem={save.error}
      onSubmit={async () => {
        setTried(true)
        if (input !== null) await save.mutateAsync(input).catch(() => undefined)
      }}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('action.what')}
        maxLength={500}
        readOnly={isOwn}
        value={fields.what}
        error={missing(fields.what.trim() === '')}
        onChange={(event) => change({ what: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('action.owner')}
          searchable
          readOnly={isOwn}
          value={fields.owner}
          error={missing(fields.owner === null)}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(owner) => change({ owner })}
        />
        <TextInput
          type="date"
          label={t('action.due')}
          readOnly={isOwn}
          value={fields.due}
          error={missing(!isDate(fields.due))}
          onChange={(event) => change({ due: event.currentTarget.value })}
        />
      </SimpleGrid>
      <SegmentedControl
        aria-label={t('action.state')}
        value={fields.state}
        data={states.map((value) => ({ value, label: t(`action.states.${value}`) }))}
        onChange={(value) => change({ state: states.find((known) => known === value) ?? 'open' })}
      />
      <Textarea
        label={t('action.result')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={fields.result}
        onChange={(event) => change({ result: event.currentTarget.value })}
      />
      <Prevention document={fields.document} onChange={(document) => change({ document })} />
    </FormDialog>
  )
}

const isDate = (text: string) => /^2\d{3}-\d{2}-\d{2}$/.test(text)

function fieldsOf(action: WireAction | null): Fields {
  return {
    what: action?.what ?? '',
    owner: action?.owner ?? null,
    due: action === null ? '' : dateOf(Date.parse(action.dueAt)),
    state: action?.state ?? 'open',
    result: action?.result ?? '',
    document: action?.document ?? null,
  }
}

/** What is to be sent; null while something is missing. A date that was not touched stays the instant it was. */
function inputOf(fields: Fields, action: WireAction | null): WireActionInput | null {
  const { what, owner, due, state, result, document } = fields
  if (what.trim() === '' || owner === null || !isDate(due)) return null
  const isSameDay = action !== null && dateOf(Date.parse(action.dueAt)) === due
  return {
    what: what.trim(),
    owner,
    dueAt: isSameDay ? action.dueAt : endOf(due),
    state,
    result: result.trim() || null,
    document: document === null || document.id === '' ? null : document,
  }
}

interface PreventionProps {
  readonly document: WireActionInput['document']
  readonly onChange: (document: WireActionInput['document']) => void
}

/** The published version by which it cannot happen again, where that is what was done. */
function Prevention({ document, onChange }: PreventionProps) {
  const { t } = useTranslation('review')
  const pledge = usePledge()
  const kind = documentKinds.find((known) => known === document?.kind)
  const { data } = useQuery({
    queryKey: queryKeys.documents(kind ?? 'flow'),
    queryFn: ({ signal }) => pledge.documents.list(kind ?? 'flow', { signal }),
    enabled: kind !== undefined,
  })
  const versions = data?.items ?? []
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className={classes.heading}>{t('action.document')}</legend>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Select
          label={t('action.documentKind')}
          placeholder={t('action.noDocument')}
          clearable
          value={kind ?? null}
          data={documentKinds.map((value) => ({ value, label: t(`action.kinds.${value}`) }))}
          onChange={(value) => onChange(value === null ? null : { kind: value, id: '', version: 1 })}
        />
        <Select
          label={t('action.documentId')}
          searchable
          disabled={kind === undefined}
          value={document?.id === '' ? null : (document?.id ?? null)}
          data={versions.map(({ id }) => id)}
          onChange={(id) => {
            const newest = versions.find((version) => version.id === id)
            if (kind !== undefined) onChange({ kind, id: id ?? '', version: newest?.version ?? 1 })
          }}
        />
        <NumberInput
          label={t('action.documentVersion')}
          min={1}
          allowDecimal={false}
          disabled={document === null || document.id === ''}
          value={document?.version ?? ''}
          onChange={(version) => {
            if (document !== null && typeof version === 'number') onChange({ ...document, version })
          }}
        />
      </SimpleGrid>
    </fieldset>
  )
}

function useSave(retrospective: string, action: WireAction | null, onClose: () => void) {
  const { t } = useTranslation('review')
  const pledge = usePledge()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: WireActionInput) =>
      action === null
        ? pledge.review.addAction(retrospective, input)
        : pledge.review.saveAction(action.id, input, { ifVersion: action.version }),
    onSuccess: async () => {
      notifications.show({ color: 'green', message: t('action.saved') })
      await queries.invalidateQueries({ queryKey: queryKeys.allRetrospectives })
      onClose()
    },
  })
}
