/** Each symbol as a path in a field of 16 × 16; drawn, since no font has all of these on every machine. */
const shapes = {
  check: { path: 'M3 8.5 6.5 12 13 4.5', isLine: true },
  quarter: { path: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 8V3.6A4.4 4.4 0 0 1 12.4 8Z', isLine: false },
  late: { path: 'M8 2 15 14H1Z', isLine: false },
  pause: { path: 'M4 3h3v10H4ZM9 3h3v10H9Z', isLine: false },
  play: { path: 'M4 2.5 13 8l-9 5.5Z', isLine: false },
  circle: { path: 'M8 3.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Z', isLine: true },
  disc: { path: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z', isLine: false },
  dot: { path: 'M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z', isLine: false },
  dash: { path: 'M4 8h8', isLine: true },
  cross: { path: 'm4 4 8 8m0-8-8 8', isLine: true },
  question: { path: 'M5.6 5.8a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.9M8 12.3v.4', isLine: true },
  alert: { path: 'M8 3v6m0 3.2v.5', isLine: true },
  right: { path: 'M2.5 8h10M8.5 4l4 4-4 4', isLine: true },
  up: { path: 'M8 13.5v-11M4 6.5l4-4 4 4', isLine: true },
  down: { path: 'm4 6.5 4 4 4-4', isLine: true },
  plus: { path: 'M8 3v10M3 8h10', isLine: true },
  clock: { path: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2ZM8 4.8V8l2.4 1.6', isLine: true },
  sliders: { path: 'M2.5 4.5h6m3 0h2M2.5 11.5h2m3 0h6M10 3v3M6 10v3', isLine: true },
  person: {
    path: 'M8 8.2a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2.8 13.6c.6-2.4 2.7-3.6 5.2-3.6s4.6 1.2 5.2 3.6',
    isLine: true,
  },
} as const satisfies Readonly<Record<string, { readonly path: string; readonly isLine: boolean }>>

export type GlyphName = keyof typeof shapes

interface GlyphProps {
  readonly name: GlyphName
  readonly size?: number
}

/** A small symbol in the colour of the text around it. Only a picture: a word says the same beside it. */
export function Glyph({ name, size = 12 }: GlyphProps) {
  const { path, isLine } = shapes[name]
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
      {isLine ? (
        <path d={path} fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" strokeLinejoin="round" />
      ) : (
        <path d={path} fill="currentColor" fillRule="evenodd" />
      )}
    </svg>
  )
}
