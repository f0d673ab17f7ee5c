import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../look/language/use-language.ts'
import { changesInWords } from '../../model/diff/diff-in-words.ts'
import type { ToldChange } from '../../model/diff/told-change.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { type EditedDocument, flowIn } from '../workspace/workspace.ts'
import classes from './versions.module.css'

/** What differs between two versions of a document, each sentence once; nothing where there was none before. */
export function useChanges(before: EditedDocument | null, after: EditedDocument | null): readonly ToldChange[] {
  const language = useLanguage()
  const facts = useDesigner(({ history }) => flowIn(history.present).facts)
  if (before === null || after === null) return []
  const told = new Map(
    changesInWords(after.kind, before, after, language, facts).map((change) => [change.sentence, change] as const),
  )
  return [...told.values()]
}

interface ChangeSentencesProps {
  readonly changes: readonly ToldChange[]
  readonly isChosen: (place: readonly string[]) => boolean
  readonly onChoose: (place: readonly string[]) => void
  /** What is said where nothing differs. */
  readonly empty: string
}

/** What differs, in sentences; each leads to its place. */
export function ChangeSentences({ changes, isChosen, onChoose, empty }: ChangeSentencesProps) {
  const { t } = useTranslation('designerVersions')
  if (changes.length === 0) return <p className={classes.quiet}>{empty}</p>
  return (
    <ul className={classes.sentences} aria-label={t('changes')}>
      {changes.map(({ sentence, place }) => (
        <li key={sentence}>
          {place.length === 0 ? (
            <span className={classes.sentence}>{sentence}</span>
          ) : (
            <button
              type="button"
              className={classes.sentence}
              aria-pressed={isChosen(place)}
              onClick={() => onChoose(place)}
            >
              {sentence}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
