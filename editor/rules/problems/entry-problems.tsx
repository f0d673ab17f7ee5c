import { Button, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import { Glyph } from '../../../look/elements/glyph.tsx'
import type { Problem } from '../../problems/problem.ts'
import { useDesigner } from '../../workspace/designer-parts.ts'
import { flowIn } from '../../workspace/workspace.ts'
import { mendGap } from '../edits/mend-gap.ts'
import { useMay, useRulesEdit } from '../use-rules-edit.ts'
import classes from './problems.module.css'
import { useMend } from './use-entry-problems.ts'

interface EntryProblemsProps {
  readonly rules: RulesDocument
  readonly problems: readonly Problem[]
}

const noFacts: readonly never[] = []

/** What is wrong at a place of a rule set, each with what would mend it. */
export function EntryProblems({ rules, problems }: EntryProblemsProps) {
  const { t } = useTranslation(['designerRules', 'designer'])
  if (problems.length === 0) return null
  return (
    <ul className={classes.problems} aria-label={t('problem.label')}>
      {problems.map((problem) => (
        <li key={problem.id} className={classes.problem} data-severity={problem.severity}>
          <Glyph name={problem.severity === 'error' ? 'late' : problem.severity === 'warning' ? 'quarter' : 'dot'} />
          <VisuallyHidden>{t(`designer:problems.severity.${problem.severity}`)}</VisuallyHidden>
          <span className={classes.words}>{problem.message}</span>
          <MendButton rules={rules} problem={problem} />
        </li>
      ))}
    </ul>
  )
}

function MendButton({ rules, problem }: { readonly rules: RulesDocument; readonly problem: Problem }) {
  const { t } = useTranslation('designerRules')
  const may = useMay()
  const mend = useMend(rules)
  const mendHere = useMendGap(rules)
  const { code, fix } = problem
  const isGap = code === 'rules.gap' || code === 'rules.gap-in-list'
  if (isGap && rules.style === 'list' && rules.hit === 'unique') return null
  if (!isGap && fix === null) return null
  if (!may(code === 'rules.overlap' ? 'all' : 'rows')) return null
  const words: Readonly<Record<string, string>> = {
    'rules.overlap': t('problem.overlap'),
    'rules.never-holds': t('problem.remove'),
    'rules.unreachable': t('problem.remove'),
    'rules.gap': rules.hit === 'unique' ? t('problem.gap') : t('problem.rest'),
    'rules.gap-in-list': t('problem.rest'),
  }
  const label = Object.hasOwn(words, code) ? words[code] : t('problem.other', { what: fix?.text ?? '' })
  return (
    <Button
      size="compact-xs"
      variant="light"
      style={{ flex: 'none' }}
      onClick={() => (isGap ? mendHere() : mend(problem))}
    >
      {label}
    </Button>
  )
}

/** Covers what no entry of a rule set covers. */
export function useMendGap(rules: RulesDocument): () => void {
  const facts = useDesigner(({ history }) => flowIn(history.present).facts ?? noFacts)
  const edit = useRulesEdit<RulesDocument['style']>(rules)
  return () => edit({ key: 'addRule' }, (now) => mendGap(now, facts))
}
