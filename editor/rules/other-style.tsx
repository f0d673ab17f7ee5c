import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { RulesAsText } from '../inspector/rules-in-words.tsx'
import { asList, asTable, inStyle, type NoTableReason } from './edits/convert-rules.ts'
import classes from './rules.module.css'
import { useCatalogue } from './use-catalogue.ts'
import { useMay, useRulesEdit } from './use-rules-edit.ts'

interface OtherStyleProps {
  readonly rules: RulesDocument
  readonly onTurned: () => void
}

/** A rule set in the style in which it is not written, to read; and the way to go on in that style, or why there is none. */
export function OtherStyle({ rules, onTurned }: OtherStyleProps) {
  const { t } = useTranslation('designerRules')
  const { facts } = useCatalogue()
  const edit = useRulesEdit<RulesDocument['style']>(rules)
  const may = useMay()
  const say = useReasonWords(rules)
  const column = facts[0]?.definition.id ?? 'channel'
  const made = rules.style === 'list' ? asTable(rules, column) : { ok: true as const, table: null }
  if (!made.ok) return <Notice kind="info">{t('turn.cannot', { why: say(made.reason) })}</Notice>
  const shown = rules.style === 'table' ? asList(rules) : made.table
  const isTable = rules.style === 'table'
  return (
    <div className={classes.other}>
      <div className={classes.line}>
        <span className={classes.quiet}>{t(isTable ? 'turn.isTable' : 'turn.isList')}</span>
        {may('all') && (
          <Button
            variant="light"
            onClick={() => {
              edit({ key: 'turnRules' }, (now) => inStyle(now, isTable ? 'list' : 'table', column))
              onTurned()
            }}
          >
            {t(isTable ? 'turn.toList' : 'turn.toTable')}
          </Button>
        )}
      </div>
      {shown !== null && <RulesAsText rules={shown} />}
    </div>
  )
}

function useReasonWords(rules: RulesDocument): (reason: NoTableReason) => string {
  const { t } = useTranslation('designerRules')
  const local = useLocalText()
  return (reason) => {
    if (reason.why === 'size') return t('turn.why.size')
    const entries = rules.style === 'list' ? rules.rules : rules.rows
    const index = entries.findIndex(({ id }) => id === reason.rule)
    const name = local(entries[index]?.name, t('sentence.rule', { number: index + 1 }))
    return t(`turn.why.${reason.why}`, { rule: name })
  }
}
