import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { useFactWords } from '../../look/facts/use-fact-words.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import type { RecordNames } from '../../look/records/record-words.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { usePeople, useTeams } from '../directory/directory.ts'
import { useLinkedCases } from './use-linked-cases.ts'

const minuteMs = 60_000

/** The names that the records of a case need, from the case itself and from the directory. */
export function useRecordNames(item: WireCase): RecordNames {
  const { t } = useTranslation('case')
  const language = useLanguage()
  const local = useLocalText()
  const facts = useFactWords(item.factList)
  const known = useNames()
  const words = useTimeWords()
  const now = useNow(60 * minuteMs)
  const { teamName } = useTeams()
  const { personName } = usePeople()
  const linked = useLinkedCases(item)
  const nodeNames = item.nodeNames ?? {}
  const wayNames = item.wayNames ?? {}
  return {
    person: personName,
    team: teamName,
    stage: (id) => local(item.stages.find((stage) => stage.id === id)?.name, id),
    node: (id) => {
      const name = Object.hasOwn(nodeNames, id) ? nodeNames[id] : item.nodes.find((node) => node.id === id)?.name
      return local(name, id)
    },
    way: (node, way) => {
      const ways = Object.hasOwn(wayNames, node) ? (wayNames[node] ?? {}) : {}
      return local(Object.hasOwn(ways, way) ? ways[way] : null, known.way(way))
    },
    clock: (id) => local(item.clocks.find((clock) => clock.id === id)?.name, id),
    flow: (id) => (id === item.flow.id ? local(item.flow.name, id) : id),
    fact: facts.name,
    factValue: facts.value,
    recipient: (to) => {
      if (to.startsWith('role:')) return known.role(to.slice('role:'.length))
      if (to.startsWith('team:')) return teamName(to.slice('team:'.length))
      const name = known.recipient(to)
      return name === to ? personName(to) : name
    },
    waitReason: known.waitReason,
    case: linked.numberOf,
    linkKind: linked.kindName,
    instant: (at) => (Number.isNaN(Date.parse(at)) ? at : words.short(Date.parse(at), now)),
    duration: (amount, unit) => t(`length.${unit}`, { count: amount }),
    list: (items) => new Intl.ListFormat(language, { type: 'conjunction' }).format(items),
  }
}
