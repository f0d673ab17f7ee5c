import { type Language, type LocalText, languages } from '../../../core/contract/language.ts'
import classes from '../inspector.module.css'
import { TextField } from './text-field.tsx'

interface TwoLanguagesProps {
  readonly labels: Readonly<Record<Language, string>>
  readonly value: LocalText | undefined
  readonly onType: (words: string, language: Language) => void
  readonly isLong?: boolean
  /** Said under a language that lacks while the other one is there. */
  readonly missing?: string
  readonly isBare?: boolean
  readonly maxLength?: number
}

/** A text in both languages, side by side. A plain text, which is meant for everybody, stands on both sides until one is changed. */
export function TwoLanguages({ labels, value, onType, missing, ...rest }: TwoLanguagesProps) {
  return (
    <div className={classes.twoLanguages}>
      {languages.map((language) => {
        const words = wordsIn(value, language)
        const lacks = words === '' && value !== undefined
        return (
          <div key={language} lang={language} data-lacks={lacks || undefined}>
            <TextField
              {...rest}
              canBeEmpty
              label={labels[language]}
              value={words}
              {...(lacks && missing !== undefined ? { description: missing } : {})}
              onType={(text) => onType(text, language)}
            />
          </div>
        )
      })}
    </div>
  )
}

/** The words of a text in one language alone; empty where it has none. */
export function wordsIn(value: LocalText | undefined, language: Language): string {
  return typeof value === 'string' ? value : (value?.[language] ?? '')
}
