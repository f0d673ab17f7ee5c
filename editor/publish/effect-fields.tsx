import { Select, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { WireIssue } from '../../core/contract/wire.ts'
import type { WireFlowEffect, WirePublicationEffect } from '../../core/contract/wire-publication.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import type { ChangedDocument } from './publication.ts'

interface EffectProps {
  readonly effect: WireFlowEffect
  /** The flows that the effect is about, as far as they can be read. */
  readonly flows: readonly FlowDocument[]
}

/** What a publication does to running cases, in words. */
export function useEffectWords(flows: readonly FlowDocument[]) {
  const { t, i18n } = useTranslation('designerVersions')
  const local = useLocalText()
  const separator = i18n.language === 'en' ? ', ' : '、'
  const flowName = (id: string) => local(flows.find((flow) => flow.id === id)?.name, id)
  return {
    counts: ({ flow, running }: WireFlowEffect) => t('effect.counts', { count: running, flow: flowName(flow) }),
    /** `209 can go on, 3 cannot: 3 at “Old step”, which is gone`. */
    moves({ flow, stuck, moves, nodes }: WireFlowEffect, isNamed = false): string {
      const gone = nodes.filter(({ to }) => to === null)
      const places = gone.map(({ node, name, cases }) => t('effect.node', { count: cases, node: local(name, node) }))
      const said =
        stuck === 0 ? t('effect.allMove') : t('effect.someMove', { moves, stuck, nodes: places.join(separator) })
      return isNamed ? `${flowName(flow)}: ${said}` : said
    },
    /** What a step is called in which cases stand, though it is gone. */
    lostName({ nodes }: WireFlowEffect, node: string): string {
      return local(nodes.find((one) => one.node === node)?.name, node)
    },
    nodeName(flow: string, node: string): string {
      return local(flows.find((one) => one.id === flow)?.nodes.find(({ id }) => id === node)?.name, node)
    },
  }
}

/** How many cases of a process are running. */
export function RunningCount({ effect, flows }: EffectProps) {
  return <Text size="sm">{useEffectWords(flows).counts(effect)}</Text>
}

interface MappingFieldsProps extends EffectProps {
  readonly issues: readonly WireIssue[]
  readonly mapping: Readonly<Record<string, string>>
  readonly onChange: (mapping: Readonly<Record<string, string>>) => void
}

/** Where the cases go on whose step is gone; `effect` is that without any mapping, so that every step stays to be chosen for. */
export function MappingFields({ effect, flows, issues, mapping, onChange }: MappingFieldsProps) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const { flow, stuck, nodes } = effect
  const lost = nodes.filter(({ to }) => to === null)
  const places = flows.find(({ id }) => id === flow)?.nodes.filter(({ kind }) => kind !== 'start') ?? []
  if (lost.length === 0) return null
  const wrong = issues.filter(({ code, params }) => code.startsWith('publication.mapping-') && params['flow'] === flow)
  return (
    <Stack gap="xs">
      <Text size="sm">{t('publish.stuck', { count: stuck })}</Text>
      {lost.map(({ node, name, cases }) => (
        <Select
          key={node}
          label={t('publish.mapNode', { node: local(name, node), count: cases })}
          data={places.map(({ id, name: title }) => ({ value: id, label: local(title, id) }))}
          value={mapping[node] ?? null}
          searchable
          onChange={(to) => {
            const { [node]: _, ...rest } = mapping
            onChange(to === null ? rest : { ...rest, [node]: to })
          }}
        />
      ))}
      {wrong.map(({ message }) => (
        <Notice key={message} kind="caution">
          {message}
        </Notice>
      ))}
    </Stack>
  )
}

interface CalendarCountsProps {
  readonly effect: WirePublicationEffect
  readonly changed: readonly Pick<ChangedDocument, 'document'>[]
}

/** How many running cases count by calendars that change. */
export function CalendarCounts({ effect, changed }: CalendarCountsProps) {
  const { t } = useTranslation('designerVersions')
  const local = useLocalText()
  return effect.calendars
    .filter(({ running }) => running > 0)
    .map(({ calendar, running }) => {
      const name = changed.find(({ document }) => document.kind === 'calendar' && document.id === calendar)?.document
        .name
      return (
        <Text key={calendar} size="sm">
          {t('effect.calendar', { count: running, calendar: local(name, calendar) })}
        </Text>
      )
    })
}
