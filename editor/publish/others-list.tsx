import { useTranslation } from 'react-i18next'
import { Notice } from '../../look/elements/notice.tsx'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { collisionKey } from '../drafts/merge.ts'
import { useThingWords } from '../workspace/use-thing-words.ts'
import type { OthersDraft } from './others-drafts.ts'
import type { ChangedDocument } from './publication.ts'

const shownAtMost = 5

interface OthersListProps {
  readonly others: readonly OthersDraft[]
  readonly changed: readonly ChangedDocument[]
}

/** Who else works on what is about to be published, and where their changes meet ours. */
export function OthersList({ others, changed }: OthersListProps) {
  const { t } = useTranslation('designerVersions')
  if (others.length === 0) return null
  return (
    <Notice kind="caution" title={t('others.title')}>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {others.map((draft) => (
          <li key={`${draft.key} ${draft.authorName} ${draft.updatedAt}`}>
            <OthersItem draft={draft} changed={changed} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function OthersItem({ draft, changed }: { readonly draft: OthersDraft; readonly changed: OthersListProps['changed'] }) {
  const { t } = useTranslation('designerVersions')
  const words = useThingWords()
  const time = useTimeWords()
  const now = useNow(60_000)
  const { authorName: who, basedOn, updatedAt, collisions, key } = draft
  const when = time.ago(updatedAt, now)
  const document = changed.find((one) => one.key === key)?.document
  const said =
    basedOn === null ? t('others.draftOfNew', { who, when }) : t('others.draft', { who, when, version: basedOn })
  return (
    <>
      {document !== undefined && `${words.document(document)}: `}
      {said}.{' '}
      {collisions === null ? t('others.unreadable') : t(collisions.length === 0 ? 'others.apart' : 'others.collides')}
      {collisions !== null && document !== undefined && collisions.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {collisions.slice(0, shownAtMost).map((collision) => (
            <li key={collisionKey(collision)}>{words.path([document], collision.path)}</li>
          ))}
          {collisions.length > shownAtMost && <li>{t('more', { count: collisions.length - shownAtMost })}</li>}
        </ul>
      )}
    </>
  )
}
