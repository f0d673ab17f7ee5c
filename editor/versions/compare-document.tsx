import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import type { DocumentKey, EditedDocument, Workspace } from '../workspace/workspace.ts'
import { CompareCalendar } from './compare-calendar.tsx'
import { CompareCanvas } from './compare-canvas.tsx'
import { ComparePolicy } from './compare-policy.tsx'
import { CompareRules } from './compare-rules.tsx'
import classes from './versions.module.css'

export interface CompareDocumentProps {
  readonly documentKey: DocumentKey
  /** Null to show it as it is. */
  readonly before: Workspace | null
  readonly after: Workspace
  /** The part that is looked at. */
  readonly chosen: readonly string[] | null
  readonly onChoose: (place: readonly string[]) => void
}

/** Two versions of a document, in the form in which people know it. */
export function CompareDocument({ documentKey, before, after, chosen, onChoose }: CompareDocumentProps) {
  if (after.documents[documentKey]?.kind === 'flow') {
    return <CompareCanvas before={before} after={after} chosen={chosen} onChoose={onChoose} />
  }
  return (
    <Lines
      before={before?.documents[documentKey] ?? null}
      after={after.documents[documentKey] ?? null}
      chosen={chosen}
    />
  )
}

interface LinesProps {
  readonly before: EditedDocument | null
  readonly after: EditedDocument | null
  readonly chosen: readonly string[] | null
}

function Lines({ before, after, chosen }: LinesProps) {
  const frame = useRef<HTMLDivElement>(null)
  const at = chosen?.join(' ') ?? null
  useEffect(() => {
    if (at === null) return
    const place = [...(frame.current?.querySelectorAll('[data-place]') ?? [])].find(
      (element) => element.getAttribute('data-place') === at,
    )
    place?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div ref={frame} className={classes.lines}>
      <Body before={before} after={after} isChosen={(place) => at !== null && place.join(' ') === at} />
    </div>
  )
}

interface BodyProps extends Pick<LinesProps, 'before' | 'after'> {
  readonly isChosen: (place: readonly string[]) => boolean
}

function Body({ before, after, isChosen }: BodyProps) {
  const { t } = useTranslation('designerVersions')
  switch (after?.kind) {
    case 'rules':
      return <CompareRules before={before?.kind === 'rules' ? before : null} after={after} isChosen={isChosen} />
    case 'policy':
      return <ComparePolicy before={before?.kind === 'policy' ? before : null} after={after} isChosen={isChosen} />
    case 'calendar':
      return <CompareCalendar before={before?.kind === 'calendar' ? before : null} after={after} isChosen={isChosen} />
    default:
      return <Empty title={t('changes')} text={t('same')} />
  }
}
