import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { Issue, IssueParam } from '../../core/contract/issue.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import { designer as english } from '../../locales/en/console/designer.ts'
import { designerCalendars as englishCalendars } from '../../locales/en/console/designer-calendars.ts'
import { designerFacts as englishFacts } from '../../locales/en/console/designer-facts.ts'
import { designer as chinese } from '../../locales/zh-CN/console/designer.ts'
import { designerCalendars as chineseCalendars } from '../../locales/zh-CN/console/designer-calendars.ts'
import { designerFacts as chineseFacts } from '../../locales/zh-CN/console/designer-facts.ts'
import { inLanguage } from '../../model/words/message.ts'
import { textIn } from '../../model/words/text-in.ts'
import type { EditedDocument, EditedKind } from '../workspace/workspace.ts'
import { factIn } from './owners-words.ts'

const wayNames = { en: english.ways, 'zh-CN': chinese.ways } as const
const plainWords = {
  en: { ...englishFacts, days: englishCalendars.days },
  'zh-CN': { ...chineseFacts, days: chineseCalendars.days },
} as const

/** Where names are looked up: the flow on the canvas, the documents beside it, and what settings are called. */
export interface NameSource {
  readonly flow: FlowDocument | null
  readonly document: (kind: EditedKind, id: string) => EditedDocument | undefined
  readonly policies: Iterable<EditedDocument>
  readonly setting: (list: 'teams' | 'messages' | 'endpoints' | 'roles', id: string) => LocalText | undefined
}

type NameOf = (id: string, source: NameSource, issue: Issue, language: Language) => LocalText | string | undefined

const ofDocument =
  (kind: EditedKind): NameOf =>
  (id, { document }) => {
    const found = document(kind, id)
    return found === undefined || found.kind === 'scenario' ? undefined : found.name
  }

const ofNode: NameOf = (id, { flow }) => flow?.nodes.find((node) => node.id === id)?.name

const ofClock: NameOf = (id, { policies }) => {
  for (const policy of policies) {
    const clock = policy.kind === 'policy' ? policy.clocks.find((one) => one.id === id) : undefined
    if (clock?.name !== undefined) return clock.name
  }
  return undefined
}

/** A way is called by the step that it leaves. */
const ofWay: NameOf = (id, { flow }, { params }, language) => {
  const own = flow?.nodes.find((node) => node.id === params['node'])
  const outcome =
    own === undefined ? undefined : outcomesOf(own).find((one) => typeof one !== 'string' && one.id === id)
  const edge = flow?.edges.find(({ from, on }) => from === own?.id && on === id)
  if (outcome !== undefined && typeof outcome !== 'string' && outcome.name !== undefined) return outcome.name
  if (edge?.name !== undefined) return edge.name
  const known: Readonly<Record<string, string>> = wayNames[language]
  return Object.hasOwn(known, id) ? known[id] : undefined
}

const ofWords =
  (list: 'languages' | 'types' | 'days'): NameOf =>
  (id, _, __, language) => {
    const known: Readonly<Record<string, string>> = plainWords[language][list]
    return Object.hasOwn(known, id) ? known[id] : undefined
  }

const names: Readonly<Record<string, NameOf>> = {
  node: ofNode,
  nodes: ofNode,
  start: ofNode,
  way: ofWay,
  stage: (id, { flow }) => flow?.stages.find((stage) => stage.id === id)?.name,
  clock: ofClock,
  calendar: ofDocument('calendar'),
  policy: ofDocument('policy'),
  rules: ofDocument('rules'),
  flow: ofDocument('flow'),
  flows: ofDocument('flow'),
  fact: (id, { flow }, _, language) => factIn(id, flow?.facts ?? [], language),
  team: (id, { setting }) => setting('teams', id),
  message: (id, { setting }) => setting('messages', id),
  endpoint: (id, { setting }) => setting('endpoints', id),
  role: (id, { setting }) => setting('roles', id),
  language: ofWords('languages'),
  type: ofWords('types'),
  otherType: ofWords('types'),
  weekday: ofWords('days'),
}

/** What finds the name of a parameter: two steps that are in each other’s way, and what there is instead of something unknown is called like the unknown one. */
function namerOf({ code }: Issue, param: string): NameOf | undefined {
  if (code.startsWith('flow.') && (param === 'first' || param === 'second')) return ofNode
  const kind =
    param !== 'known' ? param : code === 'flow.way-unknown' ? 'way' : code.replace(/^reference\.unknown-/, '')
  return Object.hasOwn(names, kind) ? names[kind] : undefined
}

/** An issue with its sentence, in which whatever has a name is called by it. A choice that nobody has made yet is not called a wrong id. Pure. */
export function saidWithNames(issue: Issue, source: NameSource, language: Language): Issue {
  const isUnchosen =
    (issue.code === 'document.bad-id' || issue.code === 'document.bad-dotted-id') && issue.params['id'] === '""'
  if (isUnchosen) return { ...issue, message: (language === 'en' ? english : chinese).problems.unchosen }
  return inLanguage(withNames(issue, source, language), language)
}

/** An issue in which whatever has a name is called by it; ids stay where nothing is called so. */
function withNames(issue: Issue, source: NameSource, language: Language): Issue {
  const params = Object.entries(issue.params).map(([param, value]): [string, IssueParam] => {
    const find = namerOf(issue, param)
    if (find === undefined || typeof value === 'number') return [param, value]
    const say = (id: string) => {
      const name = find(id, source, issue, language)
      return name === undefined ? id : textIn(name, language) || id
    }
    return [param, typeof value === 'string' ? say(value) : value.map(say)]
  })
  return { ...issue, params: Object.fromEntries(params) }
}

function outcomesOf(node: FlowNode) {
  return node.kind === 'task' ? node.outcomes : []
}
