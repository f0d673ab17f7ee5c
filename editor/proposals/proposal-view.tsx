import { Skeleton } from '@mantine/core'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireProposal, WireProposalInFull } from '../../core/contract/wire-publication.ts'
import { Failure } from '../../look/elements/failure.tsx'
import type { Pledge } from '../../sdk/pledge.ts'
import { createViewMaker } from '../cards/flow-view.ts'
import { ChangeSentences, useChanges } from '../versions/change-sentences.tsx'
import { CompareDocument } from '../versions/compare-document.tsx'
import { isAbout, useChosenPlace } from '../versions/use-versions.ts'
import classes from '../versions/versions.module.css'
import { SplitView } from '../views/split-view.tsx'
import { DesignerProvider, type Directory } from '../workspace/designer-parts.ts'
import { createDesignerStore } from '../workspace/designer-store.ts'
import { createPanelsStore } from '../workspace/panels-store.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import { useLoaded } from '../workspace/use-loaded.ts'
import { useThingWords } from '../workspace/use-thing-words.ts'
import type { DocumentKey } from '../workspace/workspace.ts'
import { DecideForm } from './decide-form.tsx'
import { ProposalEffect } from './proposal-effect.tsx'
import { ProposalFacts } from './proposal-facts.tsx'
import { ProposalScenarios } from './proposal-scenarios.tsx'
import { isNew, type ProposedSides, proposedSides } from './proposed-sides.ts'

export interface ProposalViewProps {
  readonly proposal: WireProposalInFull
  readonly pledge: Pledge
  /** The id of who looks. */
  readonly user: string
  readonly directory: Directory
  /** Leads back to all processes. */
  readonly back: ReactNode
  readonly onDecided: (proposal: WireProposal) => void
}

/** What somebody proposed, in words and as a picture, with what it does to running cases and to the scenarios: all that a decision takes. */
export function ProposalView(props: ProposalViewProps) {
  const { proposal, pledge } = props
  const { id, state } = proposal.proposal
  const sides = useLoaded(() => proposedSides(pledge.documents, proposal), `${id} ${state}`)
  if (sides.error !== null) return <Failure error={pledgeProblem(sides.error)} onRetry={sides.retry} />
  if (sides.value === null) return <Skeleton m={12} height={200} width="auto" />
  return <Shown {...props} sides={sides.value} />
}

function Shown({ sides, ...props }: ProposalViewProps & { readonly sides: ProposedSides }) {
  const { proposal, pledge, user, directory, back, onDecided } = props
  const [key, setKey] = useState(sides.keys[0])
  const [chosen, setChosen] = useChosenPlace(key ?? '')
  const onChoose = useCallback((place: readonly string[]) => setChosen(place), [setChosen])
  const parts = useMemo(() => {
    const store = createDesignerStore(sides.after, { mayEdit: false })
    return { store, panels: createPanelsStore(), viewOf: createViewMaker(), directory }
  }, [sides, directory])
  const before = key === undefined || isNew(proposal, key) ? null : sides.before
  return (
    <DesignerProvider value={parts}>
      <div className={classes.page}>
        <ProposalFacts proposal={proposal.proposal} back={back} />
        <SplitView
          list={<DocumentList keys={sides.keys} current={key} sides={sides} onChoose={setKey} />}
          side={
            <div className={classes.panel}>
              {key !== undefined && (
                <Changes before={before} after={sides.after} of={key} chosen={chosen} onChoose={onChoose} />
              )}
              <ProposalEffect proposal={proposal} sides={sides} />
              <ProposalScenarios pledge={pledge} workspace={sides.after} />
              <DecideForm proposal={proposal} pledge={pledge} user={user} onDecided={onDecided} />
            </div>
          }
        >
          {key !== undefined && (
            <CompareDocument
              documentKey={key}
              before={before}
              after={sides.after}
              chosen={chosen}
              onChoose={onChoose}
            />
          )}
        </SplitView>
      </div>
    </DesignerProvider>
  )
}

interface DocumentListProps {
  readonly keys: readonly DocumentKey[]
  readonly current: DocumentKey | undefined
  readonly sides: ProposedSides
  readonly onChoose: (key: DocumentKey) => void
}

function DocumentList({ keys, current, sides, onChoose }: DocumentListProps) {
  const { t } = useTranslation('designerVersions')
  const words = useThingWords()
  return (
    <div className={classes.panel}>
      <h2 className={classes.title}>{t('proposals.what')}</h2>
      <ul className={classes.list}>
        {keys.map((key) => {
          const document = sides.after.documents[key]
          return (
            <li key={key}>
              <button
                type="button"
                className={classes.item}
                aria-current={key === current ? 'true' : undefined}
                onClick={() => onChoose(key)}
              >
                {document === undefined ? key : words.document(document)}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface ChangesProps {
  readonly before: ProposedSides['before'] | null
  readonly after: ProposedSides['after']
  readonly of: DocumentKey
  readonly chosen: readonly string[] | null
  readonly onChoose: (place: readonly string[]) => void
}

function Changes({ before, after, of, chosen, onChoose }: ChangesProps) {
  const { t } = useTranslation('designerVersions')
  const changes = useChanges(before?.documents[of] ?? null, after.documents[of] ?? null)
  return (
    <section aria-labelledby="proposal-changes">
      <h2 className={classes.title} id="proposal-changes">
        {t('changes')}
      </h2>
      <ChangeSentences
        changes={changes}
        isChosen={(place) => isAbout(place, chosen)}
        onChoose={onChoose}
        empty={before === null ? t('isNew') : t('same')}
      />
    </section>
  )
}
