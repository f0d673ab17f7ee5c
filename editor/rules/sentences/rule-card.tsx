import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ListRule, RulesList } from '../../../core/contract/rules.ts'
import { Glyph } from '../../../look/elements/glyph.tsx'
import { SmallTool } from '../../../look/elements/tool.tsx'
import { useLanguage, useLocalText } from '../../../look/language/use-language.ts'
import { TextField } from '../../inspector/fields/text-field.tsx'
import { useRuleWords } from '../../inspector/use-rule-words.ts'
import type { Problem } from '../../problems/problem.ts'
import { changeIf, changeThen, duplicateRule, removeRule, renameRule } from '../edits/list-edits.ts'
import { EntryProblems } from '../problems/entry-problems.tsx'
import { useTraceOf } from '../trial/trial.ts'
import { TrialMark } from '../trial/trial-mark.tsx'
import { useMay, useRulesEdit } from '../use-rules-edit.ts'
import { useWays } from '../use-ways.ts'
import { ConditionText } from './condition-text.tsx'
import { EffectFields } from './effect-fields.tsx'
import { ConditionBuilder } from './group-builder.tsx'
import classes from './sentences.module.css'

interface RuleCardProps {
  readonly rules: RulesList
  readonly rule: ListRule
  readonly index: number
  readonly isOpen: boolean
  readonly problems: readonly Problem[]
  readonly onToggle: () => void
  readonly onMove: (to: number) => void
  /** Begins, and with null ends, dragging this rule. */
  readonly onDrag: (index: number | null) => void
  readonly onDropHere: () => void
}

/** One rule: its sentence, and when it is open, the parts of it. */
export function RuleCard(props: RuleCardProps) {
  const { rules, rule, index, isOpen, problems, onToggle, onMove, onDrag, onDropHere } = props
  const { t } = useTranslation('designerRules')
  const local = useLocalText()
  const may = useMay()
  const edit = useRulesEdit<'list'>(rules)
  const trace = useTraceOf(rule.id)
  const name = local(rule.name, t('sentence.rule', { number: index + 1 }))
  const last = rules.rules.length - 1
  return (
    <li
      className={classes.rule}
      data-open={isOpen || undefined}
      data-result={trace?.result}
      data-entry={rule.id}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onDropHere()
      }}
    >
      <div className={classes.head}>
        {may('rows') && (
          // biome-ignore lint/a11y/noStaticElementInteractions: only for the mouse; the same is done with Alt and the arrow keys.
          <span
            className={classes.handle}
            draggable
            title={t('sentence.drag', { name })}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', name)
              onDrag(index)
            }}
            onDragEnd={() => onDrag(null)}
          >
            <Glyph name="more" size={12} />
          </span>
        )}
        <button
          type="button"
          className={classes.sentence}
          aria-expanded={isOpen}
          onClick={onToggle}
          onKeyDown={(event) => {
            if (!event.altKey || !may('rows')) return
            const to = event.key === 'ArrowUp' ? index - 1 : event.key === 'ArrowDown' ? index + 1 : null
            if (to === null) return
            event.preventDefault()
            if (to >= 0 && to <= last) onMove(to)
          }}
        >
          <span className={classes.number}>{index + 1}</span>
          {trace !== null && <TrialMark result={trace.result} />}
          <span className={classes.words}>
            <strong>{name}</strong>
            <Sentence rules={rules} rule={rule} />
          </span>
        </button>
        {may('rows') && (
          <span className={classes.tools}>
            <SmallTool
              label={t('sentence.up', { name })}
              symbol="up"
              isOff={index === 0}
              onClick={() => onMove(index - 1)}
            />
            <SmallTool
              label={t('sentence.down', { name })}
              symbol="down"
              isOff={index === last}
              onClick={() => onMove(index + 1)}
            />
            <SmallTool
              label={t('sentence.duplicate', { name })}
              symbol="copy"
              onClick={() => edit({ key: 'addRule' }, (list) => duplicateRule(list, index))}
            />
            <SmallTool
              label={t('sentence.remove', { name })}
              symbol="trash"
              onClick={() => edit({ key: 'removeRule', params: { count: 1 } }, (list) => removeRule(list, index))}
            />
          </span>
        )}
      </div>
      <EntryProblems rules={rules} problems={problems} />
      {isOpen && <OpenRule rules={rules} rule={rule} index={index} onClose={onToggle} />}
    </li>
  )
}

function Sentence({ rules, rule }: Pick<RuleCardProps, 'rules' | 'rule'>) {
  const { t } = useTranslation('designer')
  const trace = useTraceOf(rule.id)
  const say = useRuleWords()
  const { name } = useWays(rules)
  return (
    <span>
      {rule.if === undefined ? (
        t('rulesView.always')
      ) : (
        <>
          {t('rulesView.when')} <ConditionText condition={rule.if} trace={trace} />
        </>
      )}
      <span className={classes.then}>
        {t('rulesView.then')} {say.effects(Object.entries(rule.then.set ?? {}), rule.then.outcome, name)}
      </span>
    </span>
  )
}

function OpenRule({
  rules,
  rule,
  index,
  onClose,
}: Pick<RuleCardProps, 'rules' | 'rule' | 'index'> & { readonly onClose: () => void }) {
  const { t } = useTranslation('designerRules')
  const local = useLocalText()
  const language = useLanguage()
  const may = useMay()
  const edit = useRulesEdit<'list'>(rules)
  const group = (name: string | undefined) => (name === undefined ? undefined : `${name} ${rule.id}`)
  return (
    <div className={classes.open}>
      {may('rows') && (
        <TextField
          label={t('sentence.name')}
          value={local(rule.name, '')}
          canBeEmpty
          onType={(text) =>
            edit({ key: 'renameRule' }, (list) => renameRule(list, index, text, language), `name ${rule.id}`)
          }
        />
      )}
      <div className={classes.legend}>{t('sentence.when')}</div>
      <ConditionBuilder
        condition={rule.if}
        onChange={(condition, name) =>
          edit({ key: 'changeCondition' }, (list) => changeIf(list, index, condition), group(name))
        }
      />
      <div className={classes.legend}>{t('sentence.then')}</div>
      <EffectFields
        rules={rules}
        rule={rule}
        onChange={(then, name) => edit({ key: 'changeEffect' }, (list) => changeThen(list, index, then), group(name))}
      />
      <div>
        <Button size="compact-xs" variant="light" onClick={onClose}>
          {t('sentence.close')}
        </Button>
      </div>
    </div>
  )
}
