import { SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { hitPolicies, type RulesDocument } from '../../core/contract/rules.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { TextField } from '../inspector/fields/text-field.tsx'
import { useDesigner } from '../workspace/designer-parts.ts'
import { changeHit, renameRules } from './edits/rule-sets.ts'
import classes from './rules.module.css'
import { useMay, useRulesEdit } from './use-rules-edit.ts'

/** The ways in which rules are shown; the first two are ways of writing them, too. */
export const showings = ['list', 'table', 'json'] as const

export type Showing = (typeof showings)[number]

interface RuleSetHeadProps {
  readonly rules: RulesDocument
  readonly showing: Showing
  readonly onShow: (showing: Showing) => void
}

const showingWords = { list: 'head.sentences', table: 'head.table', json: 'head.json' } as const

/** What a rule set is called, how it is shown, and which of its entries counts. */
export function RuleSetHead({ rules, showing, onShow }: RuleSetHeadProps) {
  const { t } = useTranslation('designerRules')
  const local = useLocalText()
  const language = useLanguage()
  const edit = useRulesEdit<RulesDocument['style']>(rules)
  const may = useMay()
  const right = useDesigner(({ rulesRight }) => rulesRight)
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <fieldset className={classes.name} disabled={!may('all')}>
          <TextField
            isBare
            label={t('head.name')}
            value={local(rules.name, rules.id)}
            onType={(text) => edit({ key: 'renameRules' }, (now) => renameRules(now, text, language), 'name')}
          />
        </fieldset>
        <SegmentedControl
          size="xs"
          aria-label={t('head.style')}
          value={showing}
          data={showings.map((one) => ({ value: one, label: t(showingWords[one]) }))}
          onChange={(chosen) => {
            const next = showings.find((one) => one === chosen)
            if (next !== undefined) onShow(next)
          }}
        />
      </div>
      <div className={classes.line}>
        <Select
          size="xs"
          w={240}
          aria-label={t('head.hit')}
          data={hitPolicies.map((hit) => ({ value: hit, label: t(`head.hits.${hit}`) }))}
          value={rules.hit}
          allowDeselect={false}
          disabled={!may('all')}
          onChange={(chosen) => {
            const hit = hitPolicies.find((one) => one === chosen)
            if (hit !== undefined) edit({ key: 'changeHit' }, (now) => changeHit(now, hit))
          }}
        />
        <span className={classes.quiet}>{t(`head.hitHelp.${rules.hit}`)}</span>
      </div>
      {right !== 'all' && <p className={classes.quiet}>{t(`head.right.${right}`)}</p>}
    </header>
  )
}
