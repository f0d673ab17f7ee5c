import { Modal, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import classes from './choice-list.module.css'

/** One line of the list. */
export interface Choice {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly symbol: GlyphName
}

interface ChoiceListProps {
  readonly title: string
  readonly label: string
  /** What is said when nothing fits what was typed. */
  readonly none: string
  readonly choices: readonly Choice[]
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

/** A list that narrows as one types; arrows move, Enter chooses. */
export function ChoiceList({ title, label, none, choices, onChoose, onClose }: ChoiceListProps) {
  const { t } = useTranslation('shell')
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const words = typed.trim().toLowerCase()
  const fitting = choices.filter(({ id, name, about }) => `${name} ${about} ${id}`.toLowerCase().includes(words))
  const ranked = [...fitting].sort((a, b) => rank(a, words) - rank(b, words))
  const current = ranked[Math.min(at, ranked.length - 1)]
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="sm"
      closeButtonProps={{ 'aria-label': t('close') }}
      returnFocus={false}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={label}
        placeholder={label}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={current === undefined ? undefined : `${list}-${current.id}`}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, ranked.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
          else if (event.key === 'Enter' && current !== undefined) onChoose(current.id)
          else return
          event.preventDefault()
        }}
      />
      <div className={classes.list} id={list} role="listbox" aria-label={label}>
        {ranked.map((choice) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option that is current.
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field.
          <div
            key={choice.id}
            id={`${list}-${choice.id}`}
            className={classes.choice}
            role="option"
            aria-selected={choice === current}
            ref={choice === current ? scrollIntoSight : null}
            onClick={() => onChoose(choice.id)}
          >
            <Glyph name={choice.symbol} size={15} />
            <span className={classes.name}>{choice.name}</span>
            <span className={classes.about}>{choice.about}</span>
          </div>
        ))}
      </div>
      {ranked.length === 0 && (
        <p className={classes.none} role="status">
          {none}
        </p>
      )}
    </Modal>
  )
}

/** What begins with the words comes first, then what has them in its name. */
function rank({ name }: Choice, words: string): number {
  const lower = name.toLowerCase()
  return lower.startsWith(words) ? 0 : lower.includes(words) ? 1 : 2
}

function scrollIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
