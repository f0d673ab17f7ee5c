import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import type { Pledge } from '../../sdk/pledge.ts'
import { createPlayer } from '../rehearsal/ask-player.ts'
import { loadLibrary } from '../rehearsal/library.ts'
import { type ScenariosWatch, watchScenarios } from '../rehearsal/watch-scenarios.ts'
import classes from '../versions/versions.module.css'
import { createDesignerStore } from '../workspace/designer-store.ts'
import { useLoaded } from '../workspace/use-loaded.ts'
import type { Workspace } from '../workspace/workspace.ts'

interface ProposalScenariosProps {
  readonly pledge: Pick<Pledge, 'transfer' | 'documents'>
  readonly workspace: Workspace
}

/** The scenarios of a process, played with what is proposed: each green or red. */
export function ProposalScenarios({ pledge, workspace }: ProposalScenariosProps) {
  const { t } = useTranslation('designerVersions')
  const watch = useWatch(pledge, workspace)
  return (
    <section aria-labelledby="proposal-scenarios">
      <h2 className={classes.title} id="proposal-scenarios">
        {t('proposals.scenarios')}
      </h2>
      {watch.error !== null && <p className={classes.quiet}>{t('proposals.scenariosFailed')}</p>}
      {watch.error === null && watch.value === null && <Skeleton height={40} />}
      {watch.value !== null && <Verdicts watch={watch.value} />}
    </section>
  )
}

function useWatch(pledge: ProposalScenariosProps['pledge'], workspace: Workspace) {
  const language = useLanguage()
  const { value: library, error } = useLoaded(() => loadLibrary(pledge), '')
  const [watch, setWatch] = useState<ScenariosWatch | null>(null)
  useEffect(() => {
    if (library === null) return
    const store = createDesignerStore(workspace, { mayEdit: false })
    const started = watchScenarios(store, { library, player: createPlayer(), language })
    setWatch(started)
    return () => started.stop()
  }, [library, workspace, language])
  return { value: watch, error }
}

function Verdicts({ watch }: { readonly watch: ScenariosWatch }) {
  const { t } = useTranslation('designerVersions')
  const local = useLocalText()
  const { scenarios, verdicts, isRunning, hasFailed } = useStore(watch.state)
  if (hasFailed) return <p className={classes.quiet}>{t('proposals.scenariosFailed')}</p>
  if (scenarios.length === 0) return <p className={classes.quiet}>{t('proposals.noScenarios')}</p>
  return (
    <ul className={classes.verdicts} aria-busy={isRunning}>
      {scenarios.map(({ key, name }) => {
        const verdict = verdicts.get(key)
        return (
          <li key={key}>
            <span>{local(name, key)}</span>
            {verdict === undefined ? (
              <span className={classes.quiet}>{t('proposals.playing')}</span>
            ) : (
              <StateBadge tone={verdict.ok ? 'met' : 'late'} symbol={verdict.ok ? 'check' : 'late'}>
                {t(verdict.ok ? 'proposals.passed' : 'proposals.failed')}
              </StateBadge>
            )}
          </li>
        )
      })}
    </ul>
  )
}
