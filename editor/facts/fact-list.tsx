import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../core/contract/facts.ts'
import { languages } from '../../core/contract/language.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useFactWords } from '../../look/facts/use-fact-words.ts'
import { wordsIn } from '../inspector/fields/two-languages.tsx'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import type { FactUse } from './fact-uses.ts'
import classes from './facts.module.css'
import { missingTexts } from './missing-texts.ts'

interface FactListProps {
  readonly facts: readonly FactDefinition[]
  readonly uses: ReadonlyMap<string, readonly FactUse[]>
  readonly chosen: string | null
  readonly onAdd: () => void
}

/** All facts of the process, each with its kind, how often it is used and what lacks; by the words that are looked for. */
export function FactList({ facts, uses, chosen, onAdd }: FactListProps) {
  const { t } = useTranslation('designerFacts')
  const words = useFactWords(facts)
  const { panels } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const [search, setSearch] = useState('')
  const [isOnlyMissing, setOnlyMissing] = useState(false)
  const missing = facts.reduce((count, fact) => count + missingTexts(fact), 0)
  const shown = facts.filter(
    (fact) => (!isOnlyMissing || missingTexts(fact) > 0) && isCalled(fact, words.name(fact.id), search),
  )
  return (
    <nav className={classes.listPanel} aria-label={t('list.label')} data-facts="">
      <div className={classes.listTools}>
        <TextInput
          size="xs"
          aria-label={t('list.filter')}
          placeholder={t('list.filter')}
          value={search}
          maxLength={100}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {missing > 0 && (
          <Checkbox
            size="xs"
            label={t('list.onlyUntranslated')}
            description={t('list.untranslated', { count: missing })}
            checked={isOnlyMissing}
            onChange={(event) => setOnlyMissing(event.currentTarget.checked)}
          />
        )}
      </div>
      <ul>
        {shown.map((fact) => {
          const count = uses.get(fact.id)?.length ?? 0
          return (
            <li key={fact.id}>
              <button
                type="button"
                className={classes.item}
                aria-current={chosen === fact.id ? 'true' : undefined}
                onClick={() => panels.getState().show('facts', fact.id)}
              >
                <span>{words.name(fact.id)}</span>
                <small>
                  {t(`types.${fact.type}`)} · {count === 0 ? t('list.unused') : t('list.uses', { count })}
                </small>
                {missingTexts(fact) > 0 && (
                  <small className={classes.lacks}>
                    <Glyph name="quarter" size={10} /> {t('list.missing')}
                  </small>
                )}
              </button>
            </li>
          )
        })}
      </ul>
      {shown.length === 0 && <p className={classes.quiet}>{t('list.none')}</p>}
      {mayEdit && (
        <Button size="compact-sm" variant="default" m={8} leftSection={<Glyph name="plus" size={10} />} onClick={onAdd}>
          {t('list.add')}
        </Button>
      )}
    </nav>
  )
}

/** Whether a fact is called something like that, in any language. */
function isCalled(fact: FactDefinition, name: string, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  const names = [name, fact.id, ...languages.map((language) => wordsIn(fact.name, language))]
  return names.some((one) => one.toLowerCase().includes(wanted))
}
