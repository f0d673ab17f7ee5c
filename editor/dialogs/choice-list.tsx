import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
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

/**
 * A list that narrows as one types; arrows move, Enter chooses. The browser's own modal dialog, since it takes the focus at once: what is
 * typed right after `/` stands here.
 */
export function ChoiceList({ title, label, none, choices, onChoose, onClose }: ChoiceListProps) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const words = typed.trim().toLowerCase()
  const fitting = choices
    .filter((choice) => `${choice.name} ${choice.about} ${choice.id}`.toLowerCase().includes(words))
    .sort((a, b) => rank(a, words) - rank(b, words))
  const current = fitting[Math.min(at, fitting.length - 1)]
  const press = (event: KeyboardEvent) => {
    // Enter and the arrows choose a candidate while an input method composes Chinese.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, fitting.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && current !== undefined) onChoose(current.id)
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-label={title}
      onClose={onClose}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <h2 className={classes.title}>{title}</h2>
      <input
        className={classes.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={current === undefined ? undefined : `${id}-${current.id}`}
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div className={classes.list} id={id} role="listbox" aria-label={title}>
        {fitting.map((choice) => (
          // The list is driven from the input, as a combobox is; options take no focus of their own.
          <div
            key={choice.id}
            id={`${id}-${choice.id}`}
            className={classes.choice}
            role="option"
            tabIndex={-1}
            aria-selected={choice === current}
            ref={choice === current ? scrollIntoSight : null}
            onClick={() => onChoose(choice.id)}
            onKeyDown={press}
          >
            <Glyph name={choice.symbol} size={15} />
            <span className={classes.name}>{choice.name}</span>
            <span className={classes.about}>{choice.about}</span>
          </div>
        ))}
      </div>
      {fitting.length === 0 && (
        <p className={classes.none} role="status">
          {none}
        </p>
      )}
    </dialog>
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
