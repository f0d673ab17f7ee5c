import { Button, Group, Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireSamplingRule } from '../../core/contract/wire-quality.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { RuleDialog } from './rule-dialog.tsx'
import classes from './scorecards.module.css'
import { useCardChoices, useQualityChange } from './use-audits.ts'

/** Which closed cases are drawn for auditing. */
export function RulesView() {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const rules = useQuery({
    queryKey: queryKeys.quality('rules'),
    queryFn: ({ signal }) => pledge.quality.rules({ signal }),
  })
  const [edited, setEdited] = useState<WireSamplingRule | 'new' | null>(null)
  const hasCards = useCardChoices().length > 0
  const items = rules.data?.items
  return (
    <Surface
      id="quality-rules"
      title={t('rules.title')}
      aside={
        items !== undefined &&
        items.length > 0 && (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => setEdited('new')}>
              {t('rules.new')} …
            </Button>
            <DrawButton />
          </Group>
        )
      }
    >
      {rules.isError && <Failure error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.isPending && <Skeleton height={80} />}
      {items?.length === 0 && (
        <Empty title={t('rules.empty.title')} text={t(hasCards ? 'rules.empty.text' : 'rules.empty.needsCard')}>
          <Button variant="default" disabled={!hasCards} onClick={() => setEdited('new')}>
            {t('rules.new')} …
          </Button>
        </Empty>
      )}
      {items !== undefined && items.length > 0 && <RuleTable items={items} onEdit={setEdited} />}
      {edited !== null && <RuleDialog rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Surface>
  )
}

function DrawButton() {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const problemText = useProblemText()
  const draw = useQualityChange(
    () => pledge.quality.draw(),
    ({ items }) => {
      const count = items.reduce((sum, { taken }) => sum + taken, 0)
      return items.length === 0 ? t('rules.nothingDue') : t('rules.drawn', { count })
    },
  )
  const onClick = () =>
    draw.mutate(undefined, {
      onError: (error) => notifications.show({ color: 'red', message: problemText(error) }),
    })
  return (
    <Button size="xs" variant="default" loading={draw.isPending} onClick={onClick}>
      {t('rules.draw')}
    </Button>
  )
}

interface RuleTableProps {
  readonly items: readonly WireSamplingRule[]
  readonly onEdit: (rule: WireSamplingRule) => void
}

function RuleTable({ items, onEdit }: RuleTableProps) {
  const { t } = useTranslation('scorecards')
  const local = useLocalText()
  const cards = useCardChoices()
  const summary = ({ take, every }: WireSamplingRule) =>
    take.kind === 'perPerson'
      ? t('rules.summaryPerPerson', { count: take.count, every: t(`rules.${every}`) })
      : t('rules.summaryShare', { percent: take.percent, every: t(`rules.${every}`) })
  return (
    <table className={classes.table} aria-label={t('rules.list')}>
      <tbody>
        {items.map((rule) => {
          const name = local(rule.name, rule.id)
          return (
            <tr key={rule.id}>
              <th scope="row">{name}</th>
              <td className={classes.minor}>
                {summary(rule)} · {cards.find(({ value }) => value === rule.card)?.label ?? rule.card}
                {!rule.isActive && <> · {t('rules.paused')}</>}
                <div>{rule.lastRun === null ? t('rules.never') : t('rules.lastRun', rule.lastRun)}</div>
              </td>
              <td className={classes.number}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('rules.edit', { name })}
                  onClick={() => onEdit(rule)}
                >
                  {t('rules.edit', { name })}
                </Button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
