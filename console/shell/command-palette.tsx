import { Kbd, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfferedCommands } from '../../look/commands/offered-commands.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import classes from './command-palette.module.css'
import { type PaletteCommand, paletteCommands } from './palette-commands.ts'
import { type Place, usePlaces } from './places.ts'

interface CommandPaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/**
 * Ctrl+K: to a case by its number, to a page by its name, to whatever the page that is open can do, or to a search. The browser's own modal dialog, since it takes the focus at once:
 * what is typed right after Ctrl+K stands here, and not in the field one came from.
 */
export function CommandPalette({ isOpen, onClose }: CommandPaletteProps) {
  const { t } = useTranslation('shell')
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-label={t('palette.title')}
      onClose={onClose}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      {isOpen && <Choices onClose={onClose} />}
    </dialog>
  )
}

function Choices({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell')
  const id = useId()
  const places = usePlaces()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const offered = useOfferedCommands()
  const all: readonly Place[] = [...places, { to: '/account', group: 'setUp', text: t('account'), symbol: 'person' }]
  const commands = paletteCommands(typed, all, offered)
  const current = Math.min(chosen, commands.length - 1)

  const run = (command: PaletteCommand) => {
    onClose()
    if (command.kind === 'case') void navigate({ to: '/cases/$caseId', params: { caseId: String(command.number) } })
    else if (command.kind === 'search') void navigate({ to: '/cases', search: { q: command.text, state: 'all' } })
    // The dialog gives the focus back first; what the command does with it comes after.
    else if (command.kind === 'offered') setTimeout(command.command.run, 0)
    else void navigate({ to: command.place.to })
  }

  const press = (event: KeyboardEvent) => {
    // Enter and the arrows choose a candidate while an input method composes Chinese.
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const command = commands[current]
    if (step !== 0) setChosen((current + step + commands.length) % commands.length)
    else if (event.key === 'Enter' && command) run(command)
    else return
    event.preventDefault()
  }

  return (
    <div>
      <input
        className={classes.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={commands.length === 0 ? undefined : `${id}-${current}`}
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('palette.title')} className={classes.list}>
        {commands.map((command, index) => (
          // The list is driven from the input, as a combobox is; options take no focus of their own.
          <div
            key={keyOf(command)}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={classes.option}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(command)}
            onKeyDown={press}
          >
            <CommandText command={command} isChosen={index === current} />
          </div>
        ))}
      </div>
      <Text fz="xs" c="dimmed" className={classes.hint}>
        {t('palette.hint')}
      </Text>
    </div>
  )
}

function CommandText({ command, isChosen }: { readonly command: PaletteCommand; readonly isChosen: boolean }) {
  const { t } = useTranslation('shell')
  const row = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  if (command.kind === 'case') return t('palette.toCase', { number: command.number })
  if (command.kind === 'search') return t('palette.searchCases', { text: command.text })
  const { text, symbol, keys } = command.kind === 'offered' ? command.command : { ...command.place, keys: undefined }
  return (
    <span ref={row} className={classes.command}>
      <Glyph name={symbol} size={13} />
      <span>{text}</span>
      {keys !== undefined && (
        <Kbd size="xs" className={classes.keys ?? ''}>
          {keys}
        </Kbd>
      )}
    </span>
  )
}

function keyOf(command: PaletteCommand): string {
  if (command.kind === 'offered') return `offered ${command.command.id}`
  return command.kind === 'place' ? command.place.to : command.kind
}
