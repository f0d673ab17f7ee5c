import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { keyOf } from '../workspace/workspace.ts'
import classes from './rules.module.css'
import { useMay } from './use-rules-edit.ts'
import { useAskingSteps } from './use-ways.ts'

interface RuleSetListProps {
  readonly sets: readonly RulesDocument[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  readonly onNew: () => void
}

/** The rule sets of the process, with the steps that ask each of them and how much is wrong with it. */
export function RuleSetList({ sets, chosen, onChoose, onNew }: RuleSetListProps) {
  const { t } = useTranslation('designerRules')
  const may = useMay()
  return (
    <nav className={classes.sets} aria-label={t('list.label')}>
      <ul>
        {sets.map((rules) => (
          <li key={rules.id}>
            <RuleSetEntry rules={rules} isChosen={rules.id === chosen} onChoose={() => onChoose(rules.id)} />
          </li>
        ))}
      </ul>
      {may('all') && (
        <Button variant="default" leftSection={<Glyph name="plus" size={11} />} onClick={onNew}>
          {t('list.new')}
        </Button>
      )}
    </nav>
  )
}

interface RuleSetEntryProps {
  readonly rules: RulesDocument
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function RuleSetEntry({ rules, isChosen, onChoose }: RuleSetEntryProps) {
  const { t, i18n } = useTranslation('designerRules')
  const local = useLocalText()
  const steps = useAskingSteps(rules.id)
  const { watch } = useDesignerSession()
  const worst = useStore(watch.state, ({ problems }) => {
    const own = problems.filter((one) => one.document === keyOf('rules', rules.id) && one.severity !== 'info')
    return `${own.some(({ severity }) => severity === 'error') ? 'error' : 'warning'} ${own.length}`
  })
  const [severity, counted] = worst.split(' ')
  const count = Number(counted)
  const size = rules.style === 'table' ? rules.rows.length : rules.rules.length
  return (
    <button type="button" className={classes.set} aria-current={isChosen || undefined} onClick={onChoose}>
      <strong>{local(rules.name, rules.id)}</strong>
      <span className={classes.quiet}>{t(`list.${rules.style}`, { count: size })}</span>
      <span className={classes.quiet}>
        {steps.length === 0
          ? t('list.unused')
          : t('list.usedBy', { steps: steps.join(i18n.language === 'en' ? ', ' : '、') })}
      </span>
      {count > 0 && (
        <span className={classes.count} data-severity={severity}>
          <Glyph name={severity === 'error' ? 'late' : 'quarter'} size={11} />
          {t('list.problems', { count })}
        </span>
      )}
    </button>
  )
}
