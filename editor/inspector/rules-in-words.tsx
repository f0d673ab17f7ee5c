import { useTranslation } from 'react-i18next'
import type { RulesDocument, RulesList, RulesTable } from '../../core/contract/rules.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useWays } from '../rules/use-ways.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { documentIn } from '../workspace/workspace.ts'
import classes from './inspector.module.css'
import { useRuleWords } from './use-rule-words.ts'

/** A rule set as people say it: a list as sentences, a table as a table. */
export function RulesInWords({ id }: { readonly id: string }) {
  const { t } = useTranslation('designer')
  const rules = useDesigner(({ history }) => documentIn(history.present, 'rules', id))
  if (rules === null) return <p className={classes.quiet}>{t('rulesView.missing', { id })}</p>
  return <RulesAsText rules={rules} />
}

/** A rule set in its own style, to be read. */
export function RulesAsText({ rules }: { readonly rules: RulesDocument }) {
  const { t } = useTranslation('designer')
  const isEmpty = rules.style === 'list' ? rules.rules.length === 0 : rules.rows.length === 0
  return (
    <div>
      <p className={classes.quiet}>{isEmpty ? t('rulesView.empty') : t(`rulesView.hit.${rules.hit}`)}</p>
      {!isEmpty && (rules.style === 'list' ? <Sentences rules={rules} /> : <Table rules={rules} />)}
    </div>
  )
}

function Sentences({ rules }: { readonly rules: RulesList }) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const say = useRuleWords()
  const ways = useWays(rules)
  return (
    <ol className={classes.sentences}>
      {rules.rules.map((rule) => (
        <li key={rule.id}>
          <strong>{local(rule.name, rule.id)}</strong>
          <span>
            {rule.if === undefined ? t('rulesView.always') : `${t('rulesView.when')} ${say.condition(rule.if)}`}
            {', '}
            {t('rulesView.then')} {say.effects(Object.entries(rule.then.set ?? {}), rule.then.outcome, ways.name)}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Table({ rules }: { readonly rules: RulesTable }) {
  const { t } = useTranslation('designer')
  const say = useRuleWords()
  const ways = useWays(rules)
  const outputs = rules.outputs ?? []
  const hasOutcome = rules.rows.some((row) => row.outcome !== undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys.
    <div className={classes.tableFrame} tabIndex={0} role="region" aria-label={t('fields.rulesTitle')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {rules.inputs.map(({ fact }) => (
              <th key={`in ${fact}`}>{say.fact(fact)}</th>
            ))}
            {outputs.map(({ fact }) => (
              <th key={`out ${fact}`} data-output="">
                {say.fact(fact)}
              </th>
            ))}
            {hasOutcome && <th data-output="">{t('inspector.edge')}</th>}
          </tr>
        </thead>
        <tbody>
          {rules.rows.map((row) => (
            <tr key={row.id}>
              {rules.inputs.map(({ fact }, index) => (
                <td key={`in ${fact}`}>{say.cell(fact, row.if[index] ?? '-')}</td>
              ))}
              {outputs.map(({ fact }, index) => {
                const value = row.then?.[index]
                return (
                  <td key={`out ${fact}`} data-output="">
                    {value === undefined || value === '-' ? '' : say.value(fact, value)}
                  </td>
                )
              })}
              {hasOutcome && <td data-output="">{row.outcome === undefined ? '' : ways.name(row.outcome)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
