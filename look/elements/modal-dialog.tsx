import { Modal, type ModalProps } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from './use-focus-back.ts'

/**
 * Mantine's modal, drawn for as long as it is open, which has the focus from the moment it stands there. Mantine's own trap takes the focus
 * a little later: what somebody quick types until then is lost, or goes where they were before.
 */
export function ModalDialog({ children, ...props }: Omit<ModalProps, 'opened' | 'trapFocus'>) {
  const { t } = useTranslation('shell')
  useFocusBack()
  return (
    <Modal closeButtonProps={{ 'aria-label': t('close') }} {...props} opened trapFocus={false}>
      <FocusKeeper />
      {children}
    </Modal>
  )
}

function FocusKeeper() {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const dialog = place.current?.closest<HTMLElement>('[role=dialog]')
    if (dialog === null || dialog === undefined) return undefined
    firstOf(dialog, place.current)?.focus({ preventScroll: true })
    const keep = (event: KeyboardEvent) => {
      const next = event.key === 'Tab' && !event.defaultPrevented ? nextBeyondEnd(dialog, event.shiftKey) : undefined
      if (next === undefined) return
      event.preventDefault()
      next.focus()
    }
    dialog.addEventListener('keydown', keep)
    return () => dialog.removeEventListener('keydown', keep)
  }, [])
  return <span ref={place} hidden />
}

/** What has the focus first: what asks for it, else the first that the dialog itself brings, else the button that closes it. */
function firstOf(dialog: HTMLElement, begin: HTMLElement | null): HTMLElement | undefined {
  const stops = tabStopsIn(dialog)
  const isWithin = (stop: HTMLElement) =>
    begin !== null && (begin.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return dialog.querySelector<HTMLElement>('[data-autofocus]') ?? stops.find(isWithin) ?? stops[0]
}

/** Where the focus goes on from an end of a dialog: to the other one. */
function nextBeyondEnd(dialog: HTMLElement, isBackwards: boolean): HTMLElement | undefined {
  const stops = tabStopsIn(dialog)
  const [end, other] = isBackwards ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]]
  return document.activeElement === end || document.activeElement === dialog ? other : undefined
}

const mayBeStops = 'a[href], button, input, select, textarea, [tabindex], [contenteditable]'

function tabStopsIn(dialog: HTMLElement): readonly HTMLElement[] {
  return [...dialog.querySelectorAll<HTMLElement>(mayBeStops)].filter(
    (each) => each.tabIndex >= 0 && !each.matches(':disabled') && each.checkVisibility(),
  )
}
