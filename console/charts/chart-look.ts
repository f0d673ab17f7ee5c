import type { ChartTone } from './chart-data.ts'

/** What a chart is painted with: the tokens of the present theme, as colours. */
export interface ChartLook {
  readonly ink: string
  readonly inkSoft: string
  readonly line: string
  readonly ground: string
  readonly surface: string
  readonly raised: string
  readonly accent: string
  readonly late: string
  readonly tones: Readonly<Record<ChartTone, string>>
  readonly fontFamily: string
}

/** The token of each tone. */
export const toneTokens: Readonly<Record<ChartTone, string>> = {
  1: '--chart-1',
  2: '--chart-2',
  3: '--chart-3',
  4: '--chart-4',
  5: '--chart-5',
  6: '--chart-6',
  met: '--met',
  soon: '--soon-strong',
  late: '--late',
  waiting: '--waiting',
  soft: '--ink-soft',
}

/** Reads the tokens of the theme that an element stands in. */
export function readChartLook(element: Element): ChartLook {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'),
    inkSoft: token('--ink-soft'),
    line: token('--line'),
    ground: token('--ground'),
    surface: token('--surface'),
    raised: token('--surface-raised'),
    accent: token('--accent'),
    late: token('--late'),
    tones: Object.fromEntries(
      Object.entries(toneTokens).map(([tone, name]) => [tone, token(name)]),
    ) as unknown as ChartLook['tones'],
    fontFamily: style.fontFamily,
  }
}

const palette = [1, 2, 3, 4, 5, 6] as const

/** The tone of a series: its own, else the next of the palette. */
export function toneAt(index: number, own?: ChartTone): ChartTone {
  return own ?? palette[index % palette.length] ?? 1
}

/** How series differ beside their colour: the dashes and the marks of lines, the hatching of bars. */
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [10, 3, 2, 3], [4, 2], [1, 4]]
const marks = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const
const hatchings = [null, 45, -45, 0, 90, 20] as const

/** Lengths of line and gap; none is a whole line. */
export const dashAt = (index: number): readonly number[] => dashes[index % dashes.length] ?? []

export const markAt = (index: number) => marks[index % marks.length] ?? 'circle'

/** The angle of the stripes in degrees; null is plain. */
export const hatchingAt = (index: number): number | null => hatchings[index % hatchings.length] ?? null
