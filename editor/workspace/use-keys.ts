import { type RefObject, useEffect } from 'react'
import { type DesignerParts, useParts } from './designer-parts.ts'
import { type Commands, useCommands } from './use-commands.ts'

const typing = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]'

/**
 * The keys of the designer. They work wherever the focus is within it, and while it is nowhere in particular; in a field, letters are letters and
 * only undo, redo and find are ours; in a dialog, all keys are the dialog's; in a view beside the drawing, only undo and redo are ours.
 */
export function useKeys(root: RefObject<HTMLElement | null>): void {
  const commands = useCommands()
  const parts = useParts()
  useEffect(() => {
    const { panels } = parts
    // A click on bare canvas leaves the focus with the page around the designer.
    const isOurs = (target: EventTarget | null) =>
      target instanceof Node &&
      root.current !== null &&
      (root.current.contains(target) || target.contains(root.current))
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !isOurs(event.target)) return
      const target = event.target instanceof Element ? event.target : document.body
      if (target.closest('dialog') !== null) return
      const isTyping = target.matches(typing)
      if (!isTyping && typedAhead(event, parts, commands)) {
        event.preventDefault()
        return
      }
      const isDrawing = panels.getState().view.kind === 'drawing'
      const isDone =
        event.ctrlKey || event.metaKey
          ? withControl(event, commands, isTyping, isDrawing)
          : !event.altKey && !isTyping && isDrawing && plain(event, commands, target, root.current)
      if (isDone) event.preventDefault()
    }
    const onClipboard = (event: ClipboardEvent) => {
      if (
        panels.getState().view.kind !== 'drawing' ||
        !isOurs(event.target) ||
        (event.target instanceof Element && event.target.matches(typing))
      )
        return
      if (clipboard(event, commands)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    for (const type of ['copy', 'cut', 'paste'] as const) document.addEventListener(type, onClipboard)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      for (const type of ['copy', 'cut', 'paste'] as const) document.removeEventListener(type, onClipboard)
    }
  }, [commands, parts, root])
}

/** Letters for a name whose field is not drawn yet are kept for it: whoever types on after F2 must lose none, nor call up anything with them. */
function typedAhead(event: KeyboardEvent, { store, panels, viewOf }: DesignerParts, commands: Commands): boolean {
  const { renaming, typedAhead: before, typeAhead, rename } = panels.getState()
  if (renaming === null || event.ctrlKey || event.metaKey || event.altKey) return false
  const { cards, hidden } = viewOf(store.getState().history.present)
  // A card that is not drawn gets no field.
  if (!cards.has(renaming) || hidden.has(renaming)) {
    rename(null)
    return false
  }
  switch (event.key) {
    case 'Backspace':
      return done(() => typeAhead([...before].slice(0, -1).join('')))
    case 'Escape':
      return done(() => rename(null))
    case 'Enter':
      if (before.trim() !== '') commands.rename(renaming, before.trim())
      return done(() => rename(null))
    default:
      return [...event.key].length === 1 && done(() => typeAhead(before + event.key))
  }
}

function withControl(event: KeyboardEvent, commands: Commands, isTyping: boolean, isDrawing: boolean): boolean {
  const key = event.key.toLowerCase()
  if (key === 'z') return done(event.shiftKey ? commands.redo : commands.undo)
  if (key === 'y') return done(commands.redo)
  if (!isDrawing) return false
  if (key === 'f') return done(commands.find)
  if (key === 'p') return done(commands.print)
  if (isTyping) return false
  if (key === 'd') return done(commands.duplicate)
  if (key === 'a') return done(commands.selectAll)
  return false
}

const arrows = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const

function plain(event: KeyboardEvent, commands: Commands, target: Element, root: Element | null): boolean {
  const isOnCanvas = root === null || !root.contains(target) || target.closest('[data-canvas]') !== null
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'ArrowUp':
    case 'ArrowDown':
      return isOnCanvas && done(() => commands.walk(arrows[event.key as keyof typeof arrows]))
    case 'Enter': {
      const card = target.getAttribute('data-card')
      return card !== null && done(() => commands.open(card))
    }
    case '/':
      return done(() => commands.askToAdd())
    case 'c':
    case 'C':
      return done(() => commands.askToConnect())
    case 'r':
    case 'R':
      return done(commands.rehearse)
    case 'F2':
      return done(commands.startRename)
    case 'Delete':
    case 'Backspace':
      return done(commands.remove)
    case 'Escape':
      return done(commands.clear)
    default:
      return false
  }
}

function clipboard(event: ClipboardEvent, commands: Commands): boolean {
  if (event.clipboardData === null) return false
  if (event.type === 'paste') return commands.paste(event.clipboardData.getData('text/plain'))
  const hasText = (document.getSelection()?.toString() ?? '') !== ''
  const text = hasText ? null : commands.copy()
  if (text === null) return false
  event.clipboardData.setData('text/plain', text)
  if (event.type === 'cut') commands.cut()
  return true
}

function done(act: () => void): true {
  act()
  return true
}
