import { useTranslation } from 'react-i18next'
import type { CompiledEntry, CompiledRuleSet, TraceCondition, TraceEntry, Verdict } from '../../core/contract/rules.ts'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useRuleWords } from '../inspector/use-rule-words.ts'
import classes from './verdict-trace.module.css'

const symbols: Readonly<Record<TraceEntry['result'], GlyphName>> = {
  held: 'check',
  failed: 'cross',
  notReached: 'dash',
}

interface VerdictTraceProps {
  readonly rules: CompiledRuleSet
  readonly verdict: Verdict
  /** What a way out of the decision is called. */
  readonly wayName: (way: string) => string
}

/** Why rules decided as they did: each row with what it says, the one that held lit up, each condition with the value that it saw. */
export function VerdictTrace({ rules, verdict, wayName }: VerdictTraceProps) {
  const { t } = useTranslation('designerRehearsal')
  return (
    <table className={classes.table}>
      <tbody>
        {verdict.trace.map((entry) => (
          <Row key={entry.id} entry={entry} rule={rules.entries.find(({ id }) => id === entry.id)} wayName={wayName} />
        ))}
        {verdict.held.length === 0 && (
          <tr>
            <td colSpan={2} className={classes.nothing}>
              {t('rules.nothingHeld')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

interface RowProps extends Pick<VerdictTraceProps, 'wayName'> {
  readonly entry: TraceEntry
  readonly rule: CompiledEntry | undefined
}

function Row({ entry, rule, wayName }: RowProps) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const say = useRuleWords()
  const { id, result, conditions } = entry
  const effects = ({ set, outcome }: CompiledEntry) => {
    const sets = Object.keys(set).length === 0 && outcome !== null ? [] : [say.effects(Object.entries(set), undefined)]
    return [...sets, ...(outcome === null ? [] : [t('rules.way', { way: wayName(outcome) })])].join(' · ')
  }
  return (
    <tr data-result={result}>
      <th scope="row" className={classes.result}>
        <span className={classes.symbol} title={t(`rules.${result}`)}>
          <Glyph name={symbols[result]} size={11} />
        </span>
        <span className={classes.word}>{t(`rules.${result}`)}</span>
      </th>
      <td>
        <div className={classes.name}>{local(rule?.name, id)}</div>
        {result !== 'notReached' && (
          <ul className={classes.conditions}>
            {conditions.length === 0 && <li>{t('rules.always')}</li>}
            {conditions.map((condition, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions are told apart by nothing but their place.
              <Condition key={index} condition={condition} />
            ))}
          </ul>
        )}
        {result === 'held' && rule !== undefined && <div className={classes.effects}>→ {effects(rule)}</div>}
      </td>
    </tr>
  )
}

function Condition({ condition }: { readonly condition: TraceCondition }) {
  const { t } = useTranslation('designerRehearsal')
  const say = useRuleWords()
  const { fact, op, expected, otherFact, seen, result } = condition
  const value = otherFact === undefined ? expected : { fact: otherFact }
  const asked = say.condition({ fact, op, ...(value === null ? {} : { value }) })
  return (
    <li data-result={result}>
      <Glyph name={symbols[result]} size={9} /> {asked}
      {result === 'notReached' ? null : (
        <span className={classes.saw}>
          {' '}
          ({t('rules.saw', { value: seen === null ? t('rules.missing') : say.value(fact, seen) })})
        </span>
      )}
    </li>
  )
}
