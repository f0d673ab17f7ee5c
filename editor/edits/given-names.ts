import type { LocalText } from '../../core/contract/language.ts'
import type { MetricName } from '../../core/contract/policy.ts'
import { designer as english } from '../../locales/en/console/designer.ts'
import { designer as chinese } from '../../locales/zh-CN/console/designer.ts'
import { bareFlow } from '../../model/flow/bare-flow.ts'

type Thing = keyof typeof english.edits.names

const things = Object.keys(english.edits.names) as readonly Thing[]

/** The name with which a thing begins, in both languages. */
export function newName(thing: Thing) {
  return { en: english.edits.names[thing], 'zh-CN': chinese.edits.names[thing] }
}

/** What a clock is called until somebody names it: what it measures, in both languages. */
export function newClockName(metric: MetricName) {
  return { en: english.edits.clockNames[metric], 'zh-CN': chinese.edits.clockNames[metric] }
}

const givenToClocks: ReadonlySet<string> = new Set(
  (Object.keys(english.edits.clockNames) as readonly MetricName[]).map((metric) => keyOf(newClockName(metric))),
)

/** Whether nobody has named a clock yet. Pure. */
export function isGivenClockName(name: LocalText | undefined): boolean {
  return name === undefined || givenToClocks.has(keyOf(name))
}

const bare = bareFlow()
const given: ReadonlySet<string> = new Set(
  [
    ...things.map(newName),
    ...[...bare.stages, ...bare.nodes].map(({ name }) => name),
    ...bare.nodes.flatMap((node) =>
      node.kind === 'task'
        ? node.outcomes.map((outcome) => (typeof outcome === 'string' ? undefined : outcome.name))
        : [],
    ),
  ].flatMap((name) => (name === undefined ? [] : [keyOf(name)])),
)

/** Whether a name is one with which things begin, so that nobody has named the thing yet in any language. Pure. */
export function isGivenName(name: LocalText): boolean {
  return given.has(keyOf(name))
}

function keyOf(name: LocalText): string {
  return typeof name === 'string' ? name : `${name.en ?? ''}\n${name['zh-CN'] ?? ''}`
}
