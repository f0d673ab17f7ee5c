import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition, TestCondition, TraceEntry } from '../../../core/contract/rules.ts'
import { useRuleWords } from '../../inspector/use-rule-words.ts'
import { isTest } from '../edits/conditions.ts'
import { SawValue, TrialMark } from '../trial/trial-mark.tsx'
import classes from './sentences.module.css'

interface ConditionTextProps {
  readonly condition: Condition
  /** What became of the rule when it was tried. */
  readonly trace: TraceEntry | null
}

/** A condition as people say it; while it is tried, each question with what it saw. */
export function ConditionText({ condition, trace }: ConditionTextProps) {
  const { t } = useTranslation('designer')
  const say = useRuleWords()
  const places = new Map(testsOf(condition).map((test, index) => [test, index]))

  const write = (one: Condition, isInside: boolean): ReactNode => {
    if (isTest(one)) {
      const seen = trace?.conditions[places.get(one) ?? -1]
      return (
        <span className={classes.question} data-result={seen?.result}>
          {seen !== undefined && <TrialMark result={seen.result} />}
          {say.condition(one)}
          {seen !== undefined && <SawValue seen={seen} />}
        </span>
      )
    }
    if ('not' in one) {
      const [before = '', after = ''] = t('rulesView.not', { what: '\u0000' }).split('\u0000')
      return (
        <>
          {before}
          {write(one.not, false)}
          {after}
        </>
      )
    }
    const [list, joint] = 'all' in one ? [one.all, t('rulesView.and')] : [one.any, t('rulesView.or')]
    const said = list.map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a condition are known by their places alone.
      <Fragment key={index}>
        {index > 0 && <span className={classes.joint}>{joint}</span>}
        {write(part, list.length > 1)}
      </Fragment>
    ))
    return isInside && list.length > 1 ? <>({said})</> : said
  }
  return write(condition, false)
}

/** The questions of a condition in the order in which they are written, which is that of a trace. */
function testsOf(condition: Condition): readonly TestCondition[] {
  if (isTest(condition)) return [condition]
  if ('not' in condition) return testsOf(condition.not)
  return ('all' in condition ? condition.all : condition.any).flatMap(testsOf)
}
