import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireListedVersion } from '../../core/contract/wire.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { diffInWords } from '../../model/diff/diff-in-words.ts'
import { partsOf } from '../drafts/open-flow.ts'
import { ProposalNotes } from '../publish/proposal-notes.tsx'
import { useProposals } from '../publish/use-proposals.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import { useLoaded } from '../workspace/use-loaded.ts'
import { useThingWords } from '../workspace/use-thing-words.ts'
import { type DocumentKey, flowIn } from '../workspace/workspace.ts'
import type { Versions } from './use-versions.ts'
import classes from './versions.module.css'

/** The documents of a process, and the versions of the one that is looked at. */
export function VersionList(props: Versions) {
  const { t } = useTranslation('designerVersions')
  return (
    <div className={classes.panel}>
      <h2 className={classes.title}>{t('documents')}</h2>
      <ul className={classes.list}>
        {props.keys.map((key) => (
          <li key={key}>
            <DocumentItem {...props} of={key} />
          </li>
        ))}
      </ul>
      <Proposals />
      <ListedVersions {...props} />
    </div>
  )
}

/** What waits for a second person, or came back from one. */
function Proposals() {
  const { pledge, user } = useDesignerSession()
  const { proposals, retry } = useProposals(pledge.documents, user, '')
  return <ProposalNotes proposals={proposals} user={user} documents={pledge.documents} onChange={retry} />
}

function DocumentItem({ of, documentKey, choose }: Versions & { readonly of: DocumentKey }) {
  const name = useDocumentName(of)
  return (
    <button
      type="button"
      className={classes.item}
      aria-current={of === documentKey ? 'true' : undefined}
      onClick={() => choose({ key: of, shown: null, against: null })}
    >
      {name}
    </button>
  )
}

/** What a document is called. */
export function useDocumentName(key: DocumentKey): string {
  const words = useThingWords()
  const document = useDesigner(({ history }) => history.present.documents[key])
  return document === undefined ? (partsOf(key)[1] ?? key) : words.document(document)
}

const shownAtFirst = 20

function ListedVersions(props: Versions) {
  const { t } = useTranslation('designerVersions')
  const { documentKey, listed, hasDraft, shown, choose } = props
  const [isWhole, setWhole] = useState(false)
  const name = useDocumentName(documentKey)
  if (listed.isLoading && listed.value === null) return <Skeleton height={120} />
  if (listed.error !== null) return <Failure error={pledgeProblem(listed.error)} onRetry={listed.retry} />
  const versions = listed.value ?? []
  const visible = isWhole ? versions : versions.slice(0, shownAtFirst)
  return (
    <>
      <h2 className={classes.title}>{t('versions', { name })}</h2>
      <ul className={classes.list}>
        {hasDraft && (
          <li>
            <button
              type="button"
              className={classes.item}
              aria-current={shown === 'draft' ? 'true' : undefined}
              onClick={() => choose({ shown: 'draft', against: null })}
            >
              <span className={classes.itemHead}>{t('draft')}</span>
            </button>
          </li>
        )}
        {visible.map((version, index) => (
          <li key={version.version}>
            <VersionItem
              {...props}
              version={version}
              previous={versions[index + 1]?.version ?? null}
              isNewest={index === 0}
            />
          </li>
        ))}
      </ul>
      {visible.length < versions.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('older')}
        </Button>
      )}
      {versions.length === 0 && <p className={classes.quiet}>{t('never')}</p>}
    </>
  )
}

interface VersionItemProps extends Versions {
  readonly version: WireListedVersion
  readonly previous: number | null
  readonly isNewest: boolean
}

function VersionItem({ version, previous, isNewest, shown, choose, reader, documentKey }: VersionItemProps) {
  const { t } = useTranslation('designerVersions')
  const words = useTimeWords()
  const now = useNow(60_000)
  const { version: n, publishedAt, authorName, note, running } = version
  return (
    <button
      type="button"
      className={classes.item}
      aria-current={shown === n ? 'true' : undefined}
      onClick={() => choose({ shown: n, against: null })}
    >
      <span className={classes.itemHead}>
        {t('version', { n })} {isNewest && <span className={classes.counts}>{t('counts')}</span>}
      </span>
      <span className={classes.soft}>
        {t('by', { when: words.short(Date.parse(publishedAt), now), who: authorName ?? t('someone') })}
      </span>
      {note !== null && <span>{note}</span>}
      <FirstChange reader={reader} documentKey={documentKey} version={n} previous={previous} />
      {running > 0 && <span className={classes.soft}>{t('running', { count: running })}</span>}
    </button>
  )
}

interface FirstChangeProps extends Pick<Versions, 'reader'> {
  readonly documentKey: DocumentKey
  readonly version: number
  readonly previous: number | null
}

/** What a version changed, in its first sentence. */
function FirstChange({ reader, documentKey, version, previous }: FirstChangeProps) {
  const { t } = useTranslation('designerVersions')
  const language = useLanguage()
  const facts = useDesigner(({ history }) => flowIn(history.present).facts)
  const loaded = useLoaded(
    async () =>
      previous === null
        ? null
        : Promise.all([reader.document(documentKey, previous), reader.document(documentKey, version)]),
    `${documentKey} ${version}`,
  )
  if (previous === null) return <span className={classes.soft}>{t('firstVersion')}</span>
  if (loaded.value === null) return null
  const [before, after] = loaded.value
  const [first, ...others] = new Set(diffInWords(after.kind, before, after, language, facts))
  if (first === undefined) return null
  return (
    <span className={classes.soft}>
      {first} {others.length > 0 && t('more', { count: others.length })}
    </span>
  )
}
