import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import { Notice } from '../../../look/elements/notice.tsx'
import { useLanguage } from '../../../look/language/use-language.ts'
import { useDesigner } from '../../workspace/designer-parts.ts'
import { flowIn } from '../../workspace/workspace.ts'
import { useCatalogue } from '../use-catalogue.ts'
import { useMay, useRulesEdit } from '../use-rules-edit.ts'
import classes from './json.module.css'
import { type RulesFormat, type RulesRead, readRulesText, rulesFormats, writeRulesText } from './rules-text.ts'

/** A rule set as JSON. What is typed counts only when somebody says so, and never while it is broken. */
export function JsonEditor({ rules }: { readonly rules: RulesDocument }) {
  const { t } = useTranslation('designerRules')
  const may = useMay()
  const edit = useRulesEdit<RulesDocument['style']>(rules)
  const [format, setFormat] = useState<RulesFormat>('own')
  const [typed, setTyped] = useState<string | null>(null)
  const counting = useMemo(() => writeRulesText(rules, format), [rules, format])
  const text = typed ?? counting
  const read = useRead(text, format, rules.id)
  const isChanged = text !== counting
  const apply = () => {
    const next = read.rules
    if (next === null) return
    edit({ key: 'writeJson' }, () => next)
    setTyped(null)
  }
  return (
    <div className={classes.editor}>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t('json.format')}
          value={format}
          data={rulesFormats.map((one) => ({ value: one, label: t(`json.${one}`) }))}
          onChange={(chosen) => {
            const next = rulesFormats.find((one) => one === chosen)
            if (next === undefined) return
            setFormat(next)
            setTyped(null)
          }}
        />
        <span className={classes.quiet} role="status">
          {t(isChanged ? 'json.changed' : 'json.applied')}
        </span>
        {may('all') && (
          <>
            <Button disabled={!isChanged || read.rules === null} onClick={apply}>
              {t('json.apply')}
            </Button>
            <Button variant="default" disabled={!isChanged} onClick={() => setTyped(null)}>
              {t('json.reset')}
            </Button>
          </>
        )}
      </div>
      <JsonIssues read={read} />
      <Textarea
        aria-label={t('json.label')}
        classNames={{ input: classes.text ?? '' }}
        autosize
        minRows={12}
        maxRows={40}
        spellCheck={false}
        readOnly={!may('all')}
        value={text}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  )
}

function JsonIssues({ read: { rules, issues } }: { readonly read: RulesRead }) {
  const { t } = useTranslation('designerRules')
  if (issues.length === 0) return null
  const isBroken = rules === null
  return (
    <Notice kind={isBroken ? 'problem' : 'caution'} title={t(isBroken ? 'json.broken' : 'json.warned')}>
      <ul className={classes.issues}>
        {issues.slice(0, 20).map(({ message, line }) => (
          <li key={`${line} ${message}`}>
            {line !== null && <strong>{t('json.line', { line })}: </strong>}
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What the text says, held against the facts of the process; it follows the typing when there is time. */
function useRead(text: string, format: RulesFormat, id: string): RulesRead {
  const language = useLanguage()
  const { calendars } = useCatalogue()
  const facts = useDesigner(({ history }) => flowIn(history.present).facts)
  const later = useDeferredValue(text)
  const ids = calendars.map((calendar) => calendar.id).join(' ')
  return useMemo(
    () =>
      readRulesText(later, format, id, { facts: facts ?? [], calendars: ids === '' ? [] : ids.split(' ') }, language),
    [later, format, id, facts, ids, language],
  )
}
