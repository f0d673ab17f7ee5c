import { useTranslation } from 'react-i18next'
import type { ClockDefinition, PolicyDocument, TargetDefinition } from '../../core/contract/policy.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { canonicalJson } from '../../model/plan/canonical-json.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import { type ComparedRow, CompareTable } from './compare-table.tsx'
import { withGone } from './with-gone.ts'

interface ComparePolicyProps {
  readonly before: PolicyDocument | null
  readonly after: PolicyDocument
  readonly isChosen: (place: readonly string[]) => boolean
}

/** The targets of two versions of a policy, clock by clock. */
export function ComparePolicy({ before, after, isChosen }: ComparePolicyProps) {
  const { t } = useTranslation('designerVersions')
  const local = useLocalText()
  const { duration } = useCardWords()
  const forWhom = useForWhom()
  const within = (target: TargetDefinition | undefined) => (target === undefined ? null : duration(target.within))
  const rowsOf = (old: ClockDefinition | undefined, now: ClockDefinition | undefined): readonly ComparedRow[] =>
    withGone(old?.targets ?? [], now?.targets ?? [], conditionKey).map((target): ComparedRow => {
      const find = (clock: ClockDefinition | undefined) =>
        within(clock?.targets.find((other) => conditionKey(other) === conditionKey(target)))
      const after = find(now)
      const id = (now ?? old)?.id ?? ''
      return {
        key: conditionKey(target),
        name: forWhom(target),
        before: find(old),
        after,
        place: ['clocks', id],
      }
    })
  return withGone(before?.clocks ?? [], after.clocks, ({ id }) => id).map(({ id, name }) => (
    <CompareTable
      key={id}
      caption={t('targets', { name: local(name, id) })}
      head={t('forWhom')}
      rows={rowsOf(
        before?.clocks.find((clock) => clock.id === id),
        after.clocks.find((clock) => clock.id === id),
      )}
      isCompared={before !== null}
      isChosen={isChosen}
    />
  ))
}

/** Rows are the same row when they ask for the same. */
function conditionKey({ when = {} }: TargetDefinition): string {
  return canonicalJson(when)
}

function useForWhom() {
  const { t, i18n } = useTranslation('designerVersions')
  const { factName, factValue } = useFactChoices()
  const separator = i18n.language === 'en' ? ', ' : '、'
  return ({ when = {} }: TargetDefinition) =>
    Object.entries(when)
      .map(([fact, values]) => {
        const said = [values].flat().map((value) => factValue(fact, value))
        return `${factName(fact)}: ${said.join(separator)}`
      })
      .join(' · ') || t('forAll')
}
