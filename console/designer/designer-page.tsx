import { ActionIcon } from '@mantine/core'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Designer } from '../../editor/designer.tsx'
import { readView } from '../../editor/views/designer-view.ts'
import { editRightsOf } from '../../editor/workspace/edit-rights.ts'
import { pledgeProblem } from '../../editor/workspace/pledge-problem.ts'
import { SurroundingsProvider } from '../../editor/workspace/surroundings.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { Glyph } from '../../look/elements/glyph.tsx'
import { usePledge } from '../api/pledge.ts'
import { useLiveEvents } from '../shell/live-updates.tsx'
import { useDocumentTitle } from '../shell/page.tsx'
import { useCan, useSession } from '../sign-in/use-session.ts'
import { searchOf } from './designer-search.ts'
import { takeHandedFile } from './handed-file.ts'
import { useDirectory } from './use-directory.ts'

/** One process in the designer: to draw for who may keep drafts, to look at for who may read documents. */
export function DesignerPage() {
  const { t } = useTranslation(['designer', 'shell'])
  const { flow } = useParams({ from: '/designer/$flow' })
  const view = readView({ ...useSearch({ from: '/designer/$flow' }) })
  const navigate = useNavigate()
  const can = useCan()
  const { user } = useSession()
  const pledge = usePledge()
  const [isDrawn, setDrawn] = useState(false)
  const directory = useDirectory(isDrawn)
  const onDrawn = useCallback(() => setDrawn(true), [])
  const [bring, setBring] = useState(() => ({ flow, file: takeHandedFile(flow) }))
  if (bring.flow !== flow) setBring({ flow, file: takeHandedFile(flow) })
  const surroundings = useSurroundings()
  useDocumentTitle(`${flow} · ${t('designer:title')}`)
  if (!can('documents.read'))
    return <Empty isPage title={t('shell:forbidden.title')} text={t('shell:forbidden.text')} />
  return (
    <SurroundingsProvider value={surroundings}>
      <Designer
        key={flow}
        flow={flow}
        user={user.id}
        pledge={pledge}
        directory={directory}
        onDrawn={onDrawn}
        {...editRightsOf(can)}
        may={{
          cases: can('cases.read'),
          publish: can('documents.publish'),
          settings: can('settings.manage'),
        }}
        bring={bring.file}
        view={view}
        onView={(next) =>
          void navigate({
            to: '/designer/$flow',
            params: { flow },
            search: searchOf(next),
          })
        }
        back={
          <ActionIcon
            variant="subtle"
            color="gray"
            renderRoot={(props) => <Link to="/designer" {...props} />}
            aria-label={t('designer:open.back')}
            title={t('designer:open.back')}
          >
            <Glyph name="left" size={14} />
          </ActionIcon>
        }
        failure={(error, retry) => <Failure error={pledgeProblem(error)} onRetry={retry} />}
      />
    </SurroundingsProvider>
  )
}

/** The designer hears what the whole app hears, and its links are the app's. */
function useSurroundings() {
  const { history } = useRouter()
  const onEvents = useLiveEvents()
  return useMemo(() => ({ follow: (address: string) => history.push(address), onEvents }), [history, onEvents])
}
