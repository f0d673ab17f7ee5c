import type { OfferedCommand } from '../../look/commands/offered-commands.ts'
import type { Place } from './places.ts'

/** What the palette can lead to, or do. */
export type PaletteCommand =
  | { readonly kind: 'case'; readonly number: number }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'place'; readonly place: Place }
  /** What the page that is open offers. */
  | { readonly kind: 'offered'; readonly command: OfferedCommand }

/**
 * What fits what was typed, best first: a number (with or without `#`) leads to that case; then what the page offers and the places,
 * those whose name begins with it before those that have it somewhere; then the search. Each word typed has to stand in the name.
 * Nothing typed offers everything.
 */
export function paletteCommands(
  typed: string,
  places: readonly Place[],
  offered: readonly OfferedCommand[] = [],
): readonly PaletteCommand[] {
  const text = typed.trim()
  const all: readonly PaletteCommand[] = [
    ...offered.map((command) => ({ kind: 'offered' as const, command })),
    ...places.map((place) => ({ kind: 'place' as const, place })),
  ]
  if (text === '') return all
  const number = /^#?(\d{1,12})$/.exec(text)?.[1]
  const words = text.toLowerCase().split(/\s+/)
  const named = all.map((command) => ({ command, name: nameOf(command).toLowerCase() }))
  const fitting = named.filter(({ name }) => words.every((word) => name.includes(word)))
  const isFirst = ({ name }: { readonly name: string }) => name.startsWith(words[0] ?? '')
  return [
    ...(number === undefined ? [] : [{ kind: 'case' as const, number: Number(number) }]),
    ...[...fitting.filter(isFirst), ...fitting.filter((one) => !isFirst(one))].map(({ command }) => command),
    { kind: 'search', text },
  ]
}

function nameOf(command: PaletteCommand): string {
  if (command.kind === 'offered') return command.command.text
  return command.kind === 'place' ? command.place.text : ''
}
