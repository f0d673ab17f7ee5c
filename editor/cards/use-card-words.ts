import { useTranslation } from 'react-i18next'
import type { ActStep, FlowNode, JoinNode, TaskNode, WaitNode } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { Duration } from '../../core/contract/time.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { type Named, useDesigner, useParts } from '../workspace/designer-parts.ts'
import { documentIn, flowIn } from '../workspace/workspace.ts'
import type { Card } from './flow-view.ts'
import { matchersOf, type NextInLine, type NodePromise } from './node-promise.ts'
import { targetSpan } from './target-span.ts'

/** What cards say, in the reader's language. */
export function useCardWords() {
  const { t, i18n } = useTranslation('designer')
  const local = useLocalText()
  const names = useNames()
  const { store, directory } = useParts()
  // What is called what changes seldom; cards read it when they render anyway.
  const facts = useDesigner(({ history }) => flowIn(history.present).facts)
  const separator = i18n.language === 'en' ? ', ' : '、'

  const called = (list: readonly Named[], id: string) => local(list.find((one) => one.id === id)?.name, id)
  const fact = (id: string) => local(facts?.find((one) => one.id === id)?.name, id)
  const team = (id: string) => called(directory.teams, id)
  const duration = ({ amount, unit }: Duration) => t(`duration.${unit}`, { n: amount, count: amount })
  const wayName = (id: string, name: LocalText | null) => (name === null ? names.way(id) : local(name, id))

  const next = (who: NextInLine) => {
    if (who === null) return null
    if (who.kind === 'team') return team(who.id)
    const own = directory.roles.find((role) => role.id === who.id)?.name
    return own == null ? names.role(who.id) : local(own, who.id)
  }

  /** `15–30 min`: from the shortest to the longest target. */
  const targets = (list: readonly Duration[]) => {
    const span = targetSpan(list)
    if (span === null) return ''
    const { shortest, longest } = span
    if (shortest === longest) return duration(longest)
    const unitOf = (one: Duration) => duration(one).replace(String(one.amount), '')
    return unitOf(shortest) === unitOf(longest)
      ? `${shortest.amount}–${duration(longest)}`
      : `${duration(shortest)} – ${duration(longest)}`
  }

  const promise = ({ targets: list, then }: NodePromise) => {
    const who = next(then)
    return [targets(list), ...(who === null ? [] : [t('card.then', { who })])].filter((part) => part !== '').join(' · ')
  }

  const task = (node: TaskNode) => {
    const { team: id, role, skills = [] } = node.queue ?? {}
    const who = id === undefined ? (role === undefined ? t('card.keepsTeam') : names.role(role)) : team(id)
    return skills.length === 0 ? who : `${who} (${t('card.skills', { skills: skills.join(separator) })})`
  }

  const step = (one: ActStep): string => {
    switch (one.do) {
      case 'send':
      case 'reply':
        return t(`card.steps.${one.do}`, { name: `“${called(directory.messages, one.template)}”` })
      case 'set':
        return t('card.steps.set', { name: Object.keys(one.facts).map(fact).join(separator) })
      case 'assign':
        return t('card.steps.assign', { name: team(one.team) })
      case 'webhook':
        return t('card.steps.webhook', { name: called(directory.endpoints, one.endpoint) })
      default:
        return t(`card.steps.${one.do}`)
    }
  }

  const wait = (node: WaitNode) => {
    if (node.for !== undefined) return t('card.waitsFor', { duration: duration(node.for) })
    if (node.until !== undefined) {
      if (typeof node.until !== 'string' && node.until.fact === '') return t('card.noWait')
      return t('card.waitsUntil', { name: typeof node.until === 'string' ? node.until : fact(node.until.fact) })
    }
    const [event] = matchersOf(node.event)
    if (event === undefined) return t('card.noWait')
    const what = t('card.waitsForEvent', { event: event.name ?? t(`events.${event.event}`) })
    return node.timeout === undefined ? what : `${what}, ${t('card.atMost', { duration: duration(node.timeout) })}`
  }

  const join = ({ waitsFor }: JoinNode) =>
    typeof waitsFor === 'number' ? t('card.joinsCount', { count: waitsFor }) : t(`card.joins.${waitsFor}`)

  const what = (node: FlowNode): string => {
    switch (node.kind) {
      case 'start':
        return node.channels === undefined || node.channels.length === 0
          ? t('card.anyChannel')
          : node.channels.map(names.channel).join(separator)
      case 'task':
        return task(node)
      case 'decide': {
        const rules = documentIn(store.getState().history.present, 'rules', node.rules)
        return t('card.rules', {
          name: rules === null ? called(directory.rules, node.rules) : local(rules.name, rules.id),
        })
      }
      case 'act':
        return node.steps.length === 0 ? t('card.noSteps') : node.steps.map(step).join(separator)
      case 'wait':
        return wait(node)
      case 'survey':
        return node.timeout === undefined
          ? t(`card.ask.${node.ask}`)
          : `${t(`card.ask.${node.ask}`)} · ${t('card.atMost', { duration: duration(node.timeout) })}`
      case 'split':
        return t('card.split')
      case 'join':
        return join(node)
      case 'subflow': {
        if (node.flow === '') return t('card.noChild')
        const child = documentIn(store.getState().history.present, 'flow', node.flow)
        return t('card.child', {
          name: child === null ? called(directory.flows, node.flow) : local(child.name, child.id),
        })
      }
      case 'end':
        return t(`card.does.${node.does}`)
    }
  }

  return {
    /** The name of a step; where it has none, what it is. */
    title: (node: FlowNode) => local(node.name, t(`kinds.${node.kind}`)),
    kind: (node: FlowNode) => t(`kinds.${node.kind}`),
    /** What the step does and who does it. */
    what,
    /** How long they have and who comes next; empty where nothing is promised. */
    promise: (card: Card) => (card.promise === null ? '' : promise(card.promise)),
    targets,
    duration,
    wayName,
    team,
    fact,
    next,
  }
}
