import type { LocalText } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import { casesAt, type Moment, recordsUntil } from '../../simulation/rehearsal/moment.ts'
import { recordWord } from '../../simulation/why-texts.ts'
import type { CardMark, Overlay, WayMark } from '../canvas/overlay.ts'
import { edgeId } from '../edits/edge-id.ts'

/** The words on the layer: where a child case stands, how many branches stand at one step. */
export interface OverlayWords {
  readonly name: (name: LocalText) => string
  readonly child: (place: string) => string
  readonly branches: (count: number) => string
}

/** What lies over the drawing at a moment: where the case stands, which way it came, and the way that it just took. */
export function overlayAt(moments: readonly Moment[], index: number, words: OverlayWords): Overlay {
  const first = moments[0]
  if (first === undefined) return { cards: new Map(), ways: new Map() }
  const cases = casesAt(moments, index)
  const own = cases[0]
  const passed = recordsUntil(moments, index, first.case)
  const moment = moments[index]
  const news = moment?.case === first.case ? waysIn(moment.records, moment.plan) : new Set<string>()
  const ways = new Map<string, WayMark>()
  for (const id of waysIn(passed, own?.plan ?? first.plan)) ways.set(id, news.has(id) ? justNow : passedWay)
  const cards = new Map<string, CardMark>()
  for (const { event, data } of passed) {
    if (event === 'nodeEntered' || event === 'nodeLeft') cards.set(recordWord(data['node']), passedCard)
  }
  const tokens = own?.state.tokens ?? []
  for (const { node } of tokens) {
    const count = tokens.filter((token) => token.node === node).length
    cards.set(node, count === 1 ? standing : { ...standing, badge: { text: words.branches(count), tone: 'accent' } })
  }
  for (const { node, ref } of tokens) {
    const child = ref === null ? undefined : cases.find(({ id }) => id === `${own?.id}.${ref}`)
    const [place] = child?.state.tokens ?? []
    if (child === undefined || place === undefined) continue
    const name = words.name(child.plan.nodes[place.node]?.name ?? place.node)
    cards.set(node, { ...standing, badge: { text: words.child(name), tone: 'accent' } })
  }
  return { cards, ways }
}

// One object for all that are alike, so that cards render again only when something changed.
const standing: CardMark = { hasToken: true, isPassed: true }
const passedCard: CardMark = { isPassed: true }
const passedWay: WayMark = { isPassed: true }
const justNow: WayMark = { isPassed: true, isNow: true }

/** The ways that records tell of. A split is left by all of its ways at once. */
function waysIn(records: readonly CaseRecord[], { nodes }: Plan): Set<string> {
  const ids = new Set<string>()
  for (const { event, data } of records) {
    const from = data['node']
    const node =
      event === 'nodeLeft' && typeof from === 'string' && Object.hasOwn(nodes, from) ? nodes[from] : undefined
    if (node === undefined) continue
    const taken = node.kind === 'split' ? Object.keys(node.ways) : typeof data['way'] === 'string' ? [data['way']] : []
    for (const on of taken) {
      const to = Object.hasOwn(node.ways, on) ? node.ways[on] : undefined
      if (to !== undefined) ids.add(edgeId({ from: node.id, on, to }))
    }
  }
  return ids
}
