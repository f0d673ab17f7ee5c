import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { pledgeProblem } from '../../editor/workspace/pledge-problem.ts'
import { readDocument } from '../../editor/workspace/read-document.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { ResourceTable } from '../administration/resource-table.tsx'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useFlows } from '../directory/directory.ts'
import { Page } from '../shell/page.tsx'
import { useCan } from '../sign-in/use-session.ts'
import classes from './designer-list.module.css'
import { NewProcessDialog } from './new-process-dialog.tsx'
import { ProposalList } from './proposal-list.tsx'
import { useProcessFromFile } from './use-process-from-file.ts'

interface Process {
  readonly id: string
  readonly name: string
  readonly published: { readonly version: number; readonly at: string } | null
  readonly draft: { readonly at: string; readonly problems: number } | null
}

/** Every process: which version counts, whether one has a draft of it, and what is wrong with that. */
export function DesignerListPage() {
  const { t } = useTranslation(['designer', 'designerFiles', 'shell'])
  const can = useCan()
  const { processes, error, isReady, retry } = useProcesses()
  const [isAsking, asking] = useDisclosure(false)
  const fromFile = useProcessFromFile(processes)
  if (!can('documents.read'))
    return <Empty isPage title={t('shell:forbidden.title')} text={t('shell:forbidden.text')} />
  const add = can('documents.change') ? (
    <Group gap="xs">
      <Button
        variant="default"
        loading={fromFile.isBusy}
        title={t('designerFiles:fromFile.help')}
        onClick={fromFile.begin}
      >
        {t('designerFiles:fromFile.button')}
      </Button>
      <Button onClick={asking.open}>{t('designer:list.new')}</Button>
    </Group>
  ) : null
  const isEmpty = isReady && processes.length === 0
  return (
    <Page title={t('designer:title')} aside={isEmpty ? null : add}>
      {error !== null && <Failure error={pledgeProblem(error)} onRetry={retry} />}
      {isEmpty && (
        <Empty title={t('designer:list.emptyTitle')} text={t('designer:list.emptyText')}>
          {add}
        </Empty>
      )}
      <ProposalList />
      {processes.length > 0 && <ProcessTable processes={processes} />}
      {isAsking && (
        <NewProcessDialog
          processes={processes.map(({ id, name, published }) => ({ id, name, isPublished: published !== null }))}
          onClose={asking.close}
        />
      )}
    </Page>
  )
}

function ProcessTable({ processes }: { readonly processes: readonly Process[] }) {
  const { t } = useTranslation('designer')
  const words = useTimeWords()
  const now = useNow()
  const can = useCan()
  const when = (at: string) => words.short(Date.parse(at), now)
  return (
    <ResourceTable
      label={t('title')}
      items={processes}
      keyOf={(process) => process.id}
      error={null}
      onRetry={() => undefined}
      empty={t('list.emptyTitle')}
      columns={[
        {
          title: t('list.process'),
          cell: ({ id, name }) => (
            <Link to="/designer/$flow" params={{ flow: id }} className={classes.link}>
              {name}
            </Link>
          ),
        },
        {
          title: t('list.version'),
          isQuiet: true,
          cell: ({ published }) =>
            published === null
              ? t('list.neverPublished')
              : t('list.versionAt', { version: published.version, when: when(published.at) }),
        },
        ...(can('documents.draft')
          ? [
              {
                title: t('list.draft'),
                isQuiet: true,
                cell: ({ draft }: Process) => (draft === null ? t('list.noDraft') : when(draft.at)),
              },
              {
                title: t('list.problems'),
                cell: ({ draft }: Process) =>
                  draft === null || draft.problems === 0 ? (
                    t('list.noProblems')
                  ) : (
                    <StateBadge tone="late" symbol="alert">
                      {t('list.problemCount', { count: draft.problems })}
                    </StateBadge>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

function useProcesses() {
  const pledge = usePledge()
  const can = useCan()
  const local = useLocalText()
  const { flows } = useFlows()
  const published = useQuery({
    queryKey: queryKeys.documents('flow'),
    queryFn: () => pledge.documents.list('flow'),
    enabled: can('documents.read'),
  })
  const drafts = useQuery({
    queryKey: queryKeys.ownDrafts,
    queryFn: () => pledge.documents.drafts('flow'),
    enabled: can('documents.draft'),
    staleTime: 0,
  })
  const versions = published.data?.items ?? []
  const own = drafts.data?.items ?? []
  const ids = [...new Set([...versions.map(({ id }) => id), ...own.map(({ id }) => id)])]
  const processes = ids.map((id): Process => {
    const version = versions.find((one) => one.id === id)
    const draft = own.find((one) => one.id === id)
    const drawn = draft === undefined ? null : readDocument('flow', draft.document)
    return {
      id,
      name: local(drawn?.name, flows.find((flow) => flow.id === id)?.shownName ?? id),
      published: version === undefined ? null : { version: version.version, at: version.publishedAt },
      draft:
        draft === undefined
          ? null
          : { at: draft.updatedAt, problems: draft.issues.filter((issue) => issue.severity === 'error').length },
    }
  })
  return {
    processes: processes.sort((a, b) => a.name.localeCompare(b.name)),
    error: published.error ?? drafts.error,
    isReady: published.isSuccess && (drafts.isSuccess || !can('documents.draft')),
    retry: () => void Promise.all([published.refetch(), drafts.refetch()]),
  }
}
