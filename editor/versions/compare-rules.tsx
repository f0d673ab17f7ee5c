import { useTranslation } from 'react-i18next'
import type { ListRule, RulesDocument, RulesTable, TableRow } from '../../core/contract/rules.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { isSame } from '../drafts/merge.ts'
import { useRuleWords } from '../inspector/use-rule-words.ts'
import type { Change } from './change-marks.ts'
import { ChangeWord, type ComparedRow, CompareTable, placed } from './compare-table.tsx'
import classes from './versions.module.css'
import { withGone } from './with-gone.ts'

interface CompareRulesProps {
  readonly before: RulesDocument | null
  readonly after: RulesDocument
  readonly isChosen: (place: readonly string[]) => boolean
}

/** Two versions of a rule set: a table cell by cell, a list of rules as sentences. */
export function CompareRules({ before, after, isChosen }: CompareRulesProps) {
  if (after.style === 'table' && (before === null || before.style === 'table')) {
    return <Tables before={before} after={after} isChosen={isChosen} />
  }
  return <Sentences before={before} after={after} isChosen={isChosen} />
}

interface TablesProps extends Omit<CompareRulesProps, 'before' | 'after'> {
  readonly before: RulesTable | null
  readonly after: RulesTable
}

function Tables({ before, after, isChosen }: TablesProps) {
  const { t } = useTranslation('designerVersions')
  const say = useRuleWords()
  const inputs = withGone(before?.inputs ?? [], after.inputs, ({ fact }) => fact).map(({ fact }) => fact)
  const outputs = withGone(before?.outputs ?? [], after.outputs ?? [], ({ fact }) => fact).map(({ fact }) => fact)
  const rows = withGone(before?.rows ?? [], after.rows, ({ id }) => id)
  const hasWay = rows.some(({ outcome }) => outcome !== undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys.
    <div className={classes.tableFrame} tabIndex={0} role="region" aria-label={t('rules')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {inputs.map((fact) => (
              <th key={`in ${fact}`} scope="col">
                {say.fact(fact)}
              </th>
            ))}
            {outputs.map((fact) => (
              <th key={`out ${fact}`} scope="col" data-output="">
                {say.fact(fact)}
              </th>
            ))}
            {hasWay && (
              <th scope="col" data-output="">
                {t('way')}
              </th>
            )}
            <th aria-label={t('changes')} />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id }) => (
            <Row key={id} id={id} sides={{ before, after }} columns={{ inputs, outputs, hasWay }} isChosen={isChosen} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly id: string
  readonly sides: Pick<TablesProps, 'before' | 'after'>
  readonly columns: {
    readonly inputs: readonly string[]
    readonly outputs: readonly string[]
    readonly hasWay: boolean
  }
  readonly isChosen: CompareRulesProps['isChosen']
}

function Row({ id, sides: { before, after }, columns, isChosen }: RowProps) {
  const say = useRuleWords()
  const words = useCardWords()
  const [old, now] = [rowOf(before, id), rowOf(after, id)]
  const change = changeOfRow(old, now, before !== null)
  const asked = (table: RulesTable | null, row: TableRow | undefined, fact: string) => {
    const index = table?.inputs.findIndex((input) => input.fact === fact) ?? -1
    return row === undefined || index < 0 ? '' : say.cell(fact, row.if[index] ?? '-')
  }
  const set = (table: RulesTable | null, row: TableRow | undefined, fact: string) => {
    const index = table?.outputs?.findIndex((output) => output.fact === fact) ?? -1
    const value = index < 0 ? undefined : row?.then?.[index]
    return value === undefined || value === '-' ? '' : say.value(fact, value)
  }
  const way = (row: TableRow | undefined) => (row?.outcome === undefined ? '' : words.wayName(row.outcome, null))
  const isKept = change === 'changed'
  return (
    <tr data-change={change ?? undefined} {...placed(['rows', id], isChosen)}>
      {columns.inputs.map((fact) => (
        <Cell key={`in ${fact}`} old={asked(before, old, fact)} now={asked(after, now, fact)} isKept={isKept} />
      ))}
      {columns.outputs.map((fact) => (
        <Cell key={`out ${fact}`} old={set(before, old, fact)} now={set(after, now, fact)} isKept={isKept} />
      ))}
      {columns.hasWay && <Cell old={way(old)} now={way(now)} isKept={isKept} />}
      <td>{change !== null && <ChangeWord change={change} />}</td>
    </tr>
  )
}

/** A cell as it is; of a row that was changed, what it said before as well. */
function Cell({ old, now, isKept }: { readonly old: string; readonly now: string; readonly isKept: boolean }) {
  if (!isKept || old === now) return <td>{now === '' ? old : now}</td>
  return (
    <td data-change="changed">
      {old !== '' && <del>{old}</del>} {now !== '' && <ins>{now}</ins>}
    </td>
  )
}

function rowOf(table: RulesTable | null, id: string): TableRow | undefined {
  return table?.rows.find((row) => row.id === id)
}

function changeOfRow(old: TableRow | undefined, now: TableRow | undefined, isCompared: boolean): Change | null {
  if (!isCompared) return null
  if (old === undefined) return 'added'
  if (now === undefined) return 'removed'
  return isSame(old, now) ? null : 'changed'
}

/** A rule as a sentence. */
interface Said {
  readonly name: string
  readonly text: string
  readonly list: 'rows' | 'rules'
}

function Sentences({ before, after, isChosen }: CompareRulesProps) {
  const { t } = useTranslation('designerVersions')
  const saidOf = useSaid()
  const [olds, news] = [before === null ? new Map<string, Said>() : saidOf(before), saidOf(after)]
  const rows = withGone([...olds.keys()], [...news.keys()], (id) => id).map((id): ComparedRow => {
    const [old, now] = [olds.get(id), news.get(id)]
    const { name = id, list = 'rules' } = now ?? old ?? {}
    return { key: id, name, before: old?.text ?? null, after: now?.text ?? null, place: [list, id] }
  })
  return (
    <CompareTable caption={t('rules')} head={t('rule')} rows={rows} isCompared={before !== null} isChosen={isChosen} />
  )
}

/** The rules of a rule set by their ids, as sentences. */
function useSaid(): (rules: RulesDocument) => ReadonlyMap<string, Said> {
  const { t } = useTranslation('designerVersions')
  const local = useLocalText()
  const say = useRuleWords()
  const rowText = ({ inputs, outputs = [] }: RulesTable, row: TableRow) => {
    const tests = row.if.flatMap((cell, index) => {
      const fact = inputs[index]?.fact
      return fact === undefined || cell === '-' ? [] : [`${say.fact(fact)} ${say.cell(fact, cell)}`]
    })
    const sets = (row.then ?? []).flatMap((value, index) => {
      const fact = outputs[index]?.fact
      return fact === undefined || value === '-' ? [] : [[fact, value] as const]
    })
    return `${tests.join(' · ') || t('always')} → ${say.effects(sets, row.outcome)}`
  }
  const ruleText = (rule: ListRule) => {
    const condition = rule.if === undefined ? t('always') : say.condition(rule.if)
    return `${condition} → ${say.effects(Object.entries(rule.then.set ?? {}), rule.then.outcome)}`
  }
  return (rules) => {
    const said = new Map<string, Said>()
    if (rules.style === 'table') {
      for (const row of rules.rows)
        said.set(row.id, { name: local(row.name, row.id), text: rowText(rules, row), list: 'rows' })
    } else {
      for (const rule of rules.rules)
        said.set(rule.id, { name: local(rule.name, rule.id), text: ruleText(rule), list: 'rules' })
    }
    return said
  }
}
