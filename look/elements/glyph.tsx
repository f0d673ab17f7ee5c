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
  chevron: { path: 'm6 4 4 4-4 4', isLine: true },
  panel: { path: 'M2.5 3h11v10h-11ZM6 3v10', isLine: true },
  left: { path: 'M13.5 8h-10M7.5 4l-4 4 4 4', isLine: true },
  up: { path: 'M8 13.5v-11M4 6.5l4-4 4 4', isLine: true },
  down: { path: 'm4 6.5 4 4 4-4', isLine: true },
  plus: { path: 'M8 3v10M3 8h10', isLine: true },
  clock: { path: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2ZM8 4.8V8l2.4 1.6', isLine: true },
  sliders: { path: 'M2.5 4.5h6m3 0h2M2.5 11.5h2m3 0h6M10 3v3M6 10v3', isLine: true },
  person: {
    path: 'M8 8.2a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2.8 13.6c.6-2.4 2.7-3.6 5.2-3.6s4.6 1.2 5.2 3.6',
    isLine: true,
  },
  // The steps of a process.
  start: { path: 'M2.5 3.5h11v9h-11ZM2.5 8.5h3.2l1 1.8h2.6l1-1.8h3.2', isLine: true },
  task: { path: 'M3 2.8h10v10.4H3ZM5.6 8.2l1.8 1.8 3.2-4', isLine: true },
  decide: { path: 'M8 1.8 14.2 8 8 14.2 1.8 8Z', isLine: true },
  act: { path: 'M9 1.8 3.4 9h3.8L6.4 14.2 12.6 7H8.6Z', isLine: true },
  wait: { path: 'M4 2h8M4 14h8M5 2v2.4L8 8l3-3.6V2M5 14v-2.4L8 8l3 3.6V14', isLine: true },
  survey: {
    path: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2ZM5.4 9.4c1.3 1.9 3.9 1.9 5.2 0M6 6.2v.4M10 6.2v.4',
    isLine: true,
  },
  split: { path: 'M2 8h4l3-4h4.5M6 8l3 4h4.5M11.5 2l2 2-2 2M11.5 10l2 2-2 2', isLine: true },
  join: { path: 'M2 4h4l3 4h5M2 12h4l3-4M12 6l2 2-2 2', isLine: true },
  subflow: { path: 'M2.5 2.5h8v8h-8ZM5.5 13.5h8v-8', isLine: true },
  end: { path: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM6 6h4v4H6Z', isLine: true },
  note: { path: 'M2.8 2.8h10.4v7l-3.4 3.4h-7ZM5.2 6h5.6M5.2 8.8h3', isLine: true },
  file: { path: 'M4 2h5l3.5 3.5V14H4ZM9 2v3.5h3.5M6.2 9h4M6.2 11.4h4', isLine: true },
  undo: { path: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6', isLine: true },
  redo: { path: 'M10.5 3l3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10', isLine: true },
  find: { path: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4 14 14', isLine: true },
  tidy: { path: 'M2.5 3h4v4h-4ZM9.5 3h4v4h-4ZM9.5 10h4v4h-4ZM6.5 5h3M11.5 7v3', isLine: true },
  trash: { path: 'M3 4.2h10M6 4V2.5h4V4M4.5 4.5l.6 9h5.8l.6-9', isLine: true },
  copy: { path: 'M5.5 5.5h8v8h-8ZM10.5 5V2.5h-8v8H5', isLine: true },
  more: { path: 'M3.2 8h.1M8 8h.1M12.8 8h.1', isLine: true },
  calendar: { path: 'M2.5 3.8h11v9.7h-11ZM2.5 7h11M5.5 2v3M10.5 2v3', isLine: true },
  people: {
    path: 'M6 7.8a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM1.8 13c.4-2.2 2.1-3.3 4.2-3.3s3.8 1.1 4.2 3.3M11 3.2a2.4 2.4 0 0 1 0 4.4M12 9.9c1.2.5 2 1.5 2.3 3.1',
    isLine: true,
  },
  table: { path: 'M2.5 3h11v10h-11ZM2.5 6.5h11M6.5 6.5V13', isLine: true },
  chart: { path: 'M2.5 13.5V9.5M6.2 13.5V5M9.8 13.5V8M13.5 13.5V2.5', isLine: true },
  process: { path: 'M1.8 5.5h4v5h-4ZM10.2 5.5h4v5h-4ZM5.8 8h4.4', isLine: true },
} as const satisfies Readonly<Record<string, { readonly path: string; readonly isLine: boolean }>>

export type GlyphName = keyof typeof shapes

/** A symbol as a path in a field of 16 × 16, for who draws without HTML; a line is drawn with a stroke of 2, else it is filled. */
export function glyphShape(name: GlyphName): { readonly path: string; readonly isLine: boolean } {
  return shapes[name]
}

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
