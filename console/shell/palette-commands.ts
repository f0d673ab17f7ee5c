import type { Place } from './places.ts'

/** Where the palette can lead to. */
export type PaletteCommand =
  | { readonly kind: 'case'; readonly number: number }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'place'; readonly place: Place }

/**
 * What fits what was typed, best first: a number (with or without `#`) leads to that case, a text to the places with it in their name
 * and then to the search. Nothing typed offers every place.
 */
export function paletteCommands(typed: string, places: readonly Place[]): readonly PaletteCommand[] {
  const text = typed.trim()
  if (text === '') return places.map((place) => ({ kind: 'place', place }))
  const number = /^#?(\d{1,12})$/.exec(text)?.[1]
  const fitting = places.filter((place) => place.text.toLowerCase().includes(text.toLowerCase()))
  return [
    ...(number === undefined ? [] : [{ kind: 'case' as const, number: Number(number) }]),
    ...fitting.map((place) => ({ kind: 'place' as const, place })),
    { kind: 'search', text },
  ]
}
