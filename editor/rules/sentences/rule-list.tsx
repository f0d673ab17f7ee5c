import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulesList } from '../../../core/contract/rules.ts'
import { Glyph } from '../../../look/elements/glyph.tsx'
import { newName } from '../../edits/given-names.ts'
import { useParts } from '../../workspace/designer-parts.ts'
import { documentIn } from '../../workspace/workspace.ts'
import { addRule, moveRule } from '../edits/list-edits.ts'
import type { RulesProblems } from '../problems/use-entry-problems.ts'
import { useMay, useRulesEdit } from '../use-rules-edit.ts'
import { RuleCard } from './rule-card.tsx'
import classes from './sentences.module.css'

interface RuleListProps {
  readonly rules: RulesList
  readonly problems: RulesProblems
}

/** A rule set as sentences, one below the other; one of them can be open to be changed. */
export function RuleList({ rules, problems }: RuleListProps) {
  const { t } = useTranslation('designerRules')
  const [open, setOpen] = useState<string | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const edit = useRulesEdit<'list'>(rules)
  const may = useMay()
  const { store } = useParts()
  const hasRest = rules.rules.some((rule) => rule.if === undefined)
  const add = (isRest: boolean) => {
    // What always holds stands last, so a new rule goes before it.
    const at = isRest || !hasRest ? rules.rules.length : rules.rules.findIndex((rule) => rule.if === undefined)
    edit({ key: 'addRule' }, (list) =>
      addRule(list, at, isRest ? { name: newName('otherwise'), then: {} } : { then: {} }),
    )
    const known = new Set(rules.rules.map((rule) => rule.id))
    const after = documentIn(store.getState().history.present, 'rules', rules.id)
    const added = after?.style === 'list' ? after.rules.find((rule) => !known.has(rule.id)) : undefined
    if (added === undefined) return
    setOpen(added.id)
    named.current = added.id
  }
  const wanted = useRef<string | null>(null)
  // A new rule is open, and one types its name.
  const named = useRef<string | null>(null)
  useEffect(() => {
    const field = root.current?.querySelector<HTMLElement>(`[data-entry="${named.current}"] input`)
    if (named.current === null || field == null) return
    field.focus()
    named.current = null
  })
  useEffect(() => {
    if (wanted.current === null) return
    // A card that changes its place in the page loses the focus by that.
    root.current?.querySelector<HTMLElement>(`[data-entry="${wanted.current}"] button[aria-expanded]`)?.focus()
    wanted.current = null
  })
  const moveByKey = (from: number, to: number) => {
    wanted.current = rules.rules[from]?.id ?? null
    move(from, to)
  }
  const move = (from: number, to: number) => edit({ key: 'moveRule' }, (list) => moveRule(list, from, to))
  return (
    <div ref={root} className={classes.rules}>
      <ol className={classes.list} aria-label={t('sentence.rules')}>
        {rules.rules.map((rule, index) => (
          <RuleCard
            key={rule.id}
            rules={rules}
            rule={rule}
            index={index}
            isOpen={open === rule.id}
            problems={problems.byEntry.get(rule.id) ?? []}
            onToggle={() => setOpen(open === rule.id ? null : rule.id)}
            onMove={(to) => moveByKey(index, to)}
            onDrag={setDragged}
            onDropHere={() => {
              if (dragged !== null) move(dragged, index)
              setDragged(null)
            }}
          />
        ))}
      </ol>
      {may('rows') && (
        <div className={classes.foot}>
          <Button variant="default" leftSection={<Glyph name="plus" size={11} />} onClick={() => add(false)}>
            {t('sentence.add')}
          </Button>
          {!hasRest && (
            <Button variant="default" leftSection={<Glyph name="plus" size={11} />} onClick={() => add(true)}>
              {t('sentence.addOtherwise')}
            </Button>
          )}
        </div>
      )}
      {!hasRest && <p className={classes.quiet}>{t('sentence.otherwiseHelp')}</p>}
    </div>
  )
}
