import { ActionIcon, Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProposalView } from '../../editor/proposals/proposal-view.tsx'
import { pledgeProblem } from '../../editor/workspace/pledge-problem.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { Glyph } from '../../look/elements/glyph.tsx'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useDocumentTitle } from '../shell/page.tsx'
import { useCan, useSession } from '../sign-in/use-session.ts'
import { useDirectory } from './use-directory.ts'

/** What somebody proposed to publish: looked at by everybody who may read documents, decided on by whom the process asks. */
export function ProposalPage() {
  const { t } = useTranslation(['designerVersions', 'shell'])
  const { proposal: id } = useParams({ from: '/designer/proposals/$proposal' })
  const can = useCan()
  const { user } = useSession()
  const pledge = usePledge()
  const directory = useDirectory(true)
  const queries = useQueryClient()
  useDocumentTitle(t('designerVersions:proposals.pageTitle'))
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.proposal(id),
    queryFn: () => pledge.documents.proposal(id),
    enabled: can('documents.read'),
    staleTime: 0,
  })
  if (!can('documents.read'))
    return <Empty isPage title={t('shell:forbidden.title')} text={t('shell:forbidden.text')} />
  if (error !== null) return <Failure error={pledgeProblem(error)} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton m={12} height={200} width="auto" />
  return (
    <ProposalView
      proposal={data}
      pledge={pledge}
      user={user.id}
      directory={directory}
      onDecided={() => void queries.invalidateQueries({ queryKey: queryKeys.allDocuments })}
      back={
        <ActionIcon
          variant="subtle"
          color="gray"
          renderRoot={(props) => <Link to="/designer" {...props} />}
          aria-label={t('designerVersions:proposals.back')}
          title={t('designerVersions:proposals.back')}
        >
          <Glyph name="left" size={14} />
        </ActionIcon>
      }
    />
  )
}
