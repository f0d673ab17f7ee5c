import { Button, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { FactForm } from '../../look/facts/fact-form.tsx'
import { factFields } from '../../look/facts/fact-input.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { type NewCase, useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useFlows } from '../directory/directory.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { Page } from '../shell/page.tsx'
import { CustomerFields } from './customer-fields.tsx'
import { emptyIntake, type Intake, type IntakeFaults, isIntake, readIntake } from './intake.ts'

type FlowChoice = ReturnType<typeof useFlows>['flows'][number]

/** Starts a case: of which process, for whom, about what, and what the process asks at its start. */
export function StartPage() {
  const { t } = useTranslation('start')
  const { flows, query } = useFlows()
  return (
    <Page title={t('title')} isNarrow>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && flows.length === 0 && <Empty title={t('noFlows.title')} text={t('noFlows.text')} />}
      {flows.length > 0 && <IntakeForm flows={flows} />}
    </Page>
  )
}

function IntakeForm({ flows }: { readonly flows: readonly FlowChoice[] }) {
  const { t } = useTranslation('start')
  const names = useNames()
  const draft = useDraft<Intake>('start', emptyIntake, isIntake)
  const intake = draft.value
  const [faults, setFaults] = useState<IntakeFaults>({ facts: {} })
  const begin = useBegin(draft.clear)
  const problemText = useProblemText()
  const flow = flows.find((candidate) => candidate.id === intake.flow) ?? (flows.length === 1 ? flows[0] : undefined)
  const change = (part: Partial<Intake>) => draft.change({ ...intake, ...part })
  const fields = flow === undefined ? [] : factFields(flow.form, flow.factList)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (flow === undefined || begin.isPending) return
    const read = readIntake(intake, flow.id, fields)
    setFaults(read.ok ? { facts: {} } : read.faults)
    if (read.ok) begin.mutate({ ...read.request, id: draft.sendingId(flow.id) })
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={12}>
        <Surface id="start-flow" title={t('flow')}>
          <Select
            aria-label={t('flow')}
            placeholder={t('flowHelp')}
            searchable
            allowDeselect={false}
            value={flow?.id ?? null}
            data={flows.map(({ id, shownName }) => ({ value: id, label: shownName }))}
            onChange={(id) => change({ flow: id ?? '' })}
          />
        </Surface>
        {flow !== undefined && (
          <>
            <Surface id="start-customer" title={t('customer')}>
              <CustomerFields
                customer={intake.customer}
                faults={faults}
                onChange={(customer) => change({ customer })}
              />
            </Surface>
            <Surface id="start-request" title={t('request')}>
              <Stack gap="sm">
                <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
                  <TextInput
                    label={t('subject')}
                    withAsterisk
                    maxLength={300}
                    value={intake.subject}
                    error={faults.subject ? t('subjectMissing') : undefined}
                    onChange={(event) => change({ subject: event.currentTarget.value })}
                  />
                  <Select
                    label={t('channel')}
                    clearable
                    value={intake.channel === '' ? null : intake.channel}
                    data={channelsOf(flow).map((id) => ({ value: id, label: names.channel(id) }))}
                    onChange={(channel) => change({ channel: channel ?? '' })}
                  />
                </SimpleGrid>
                <Textarea
                  label={t('message')}
                  autosize
                  minRows={4}
                  maxRows={16}
                  maxLength={50_000}
                  value={intake.message}
                  onChange={(event) => change({ message: event.currentTarget.value })}
                />
              </Stack>
            </Surface>
            {fields.length > 0 && (
              <Surface id="start-details" title={t('details')}>
                <FactForm
                  fields={fields}
                  inputs={intake.facts}
                  faults={faults.facts}
                  onChange={(facts) => change({ facts })}
                />
              </Surface>
            )}
            {begin.isError && <Notice kind="problem">{problemText(begin.error)}</Notice>}
            <Group>
              <Button type="submit" size="sm" loading={begin.isPending}>
                {t('submit')}
              </Button>
              {draft.isKept && (
                <Button variant="subtle" size="sm" onClick={draft.clear}>
                  {t('clearDraft')}
                </Button>
              )}
            </Group>
          </>
        )}
      </Stack>
    </form>
  )
}

function useBegin(onBegun: () => void) {
  const { t } = useTranslation('start')
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (request: NewCase) => api.cases.create(request),
    onSuccess: ({ status, data }) => {
      onBegun()
      void queries.invalidateQueries({ queryKey: queryKeys.allCases })
      if (status === 202) {
        notifications.show({ color: 'yellow', message: t('kept') })
        void navigate({ to: '/cases' })
        return
      }
      notifications.show({ color: 'green', message: t('started', { number: data.number ?? '' }) })
      void navigate({ to: '/cases/$caseId', params: { caseId: data.id } })
    },
  })
}

const usualChannels = ['phone', 'email', 'web', 'chat', 'wechat', 'onsite'] as const

/** The channels that the start node takes; the usual ones where it names none. */
function channelsOf(flow: FlowChoice): readonly string[] {
  return flow.channels.length > 0 ? flow.channels : usualChannels
}
