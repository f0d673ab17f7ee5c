import { type HotkeyItem, useHotkeys } from '@mantine/hooks'

/** Keys of the desk, while nobody writes and no dialog is open; a box that was ticked does not keep them to itself. */
export function useDeskKeys(keys: readonly (readonly [key: string, handler: () => void])[]): void {
  useHotkeys(
    keys.map(([key, handler]): HotkeyItem => [key, (event) => act(event, handler), { preventDefault: false }]),
    [],
  )
}

/** Keys that are heard on what they would otherwise press. */
const pressed = 'a, button:not([data-desk-item]), input, summary'

function act(event: KeyboardEvent, handler: () => void): void {
  const target = event.target instanceof Element ? event.target : null
  if (target !== null && (isWriting(target) || target.closest('[role="dialog"], [role="listbox"]') !== null)) return
  if (event.key === 'Enter' && (event.repeat || target?.closest(pressed) != null)) return
  event.preventDefault()
  handler()
}

function isWriting(target: Element): boolean {
  if (target.matches('textarea, select, [contenteditable="true"]')) return true
  return target.matches('input') && !target.matches('[type="checkbox"], [type="radio"]')
}
