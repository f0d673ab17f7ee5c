import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../core/contract/facts.ts'
import { SmallTool } from '../../look/elements/tool.tsx'
import { choiceId } from '../../look/facts/fact-input.ts'
import { useFactWords } from '../../look/facts/use-fact-words.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { addChoice, moveChoice, removeChoice, renameChoice } from '../edits/change-facts.ts'
import { TwoLanguages } from '../inspector/fields/two-languages.tsx'
import { useParts } from '../workspace/designer-parts.ts'
import { changeFlow } from '../workspace/workspace.ts'
import { choiceFrom } from './choice-from.ts'
import { ConsequencesDialog } from './consequences-dialog.tsx'
import classes from './facts.module.css'
import { newProblems } from './new-problems.ts'
import type { FactEdit } from './use-fact-edit.ts'

interface FactValuesProps {
  readonly fact: FactDefinition
  readonly edit: FactEdit
}

/** The values that a fact may have, with their names in both languages, from the lowest to the highest. */
export function FactValues({ fact, edit }: FactValuesProps) {
  const { t } = useTranslation('designerFacts')
  const language = useLanguage()
  const { store } = useParts()
  const words = useFactWords([fact])
  const { params } = edit
  const [going, setGoing] = useState<{ readonly value: string; readonly problems: readonly string[] } | null>(null)
  const values = fact.values ?? []
  const [typed, setTyped] = useState('')
  const added = choiceFrom(typed, language, values)
  const add = () => {
    if (added === null) return
    edit.flow({ key: 'addValue', params }, (flow) => addChoice(flow, fact.id, added))
    setTyped('')
  }
  const takeAway = (value: string) =>
    edit.flow({ key: 'removeValue', params }, (flow) => removeChoice(flow, fact.id, value))
  const askToRemove = (value: string) => {
    const before = store.getState().history.present
    const after = changeFlow(before, (flow) => removeChoice(flow, fact.id, value))
    const problems = newProblems(before, after, language)
    if (problems.length === 0) takeAway(value)
    else setGoing({ value, problems })
  }
  const move = (value: string, to: number) =>
    edit.flow({ key: 'moveValue', params }, (flow) => moveChoice(flow, fact.id, value, to))
  return (
    <fieldset className={classes.plain}>
      <legend className={classes.legend}>{t('form.values')}</legend>
      <p className={classes.quiet}>{t(fact.type === 'list' ? 'form.valuesHelp.list' : 'form.valuesHelp.enum')}</p>
      <ol className={classes.values}>
        {values.map((choice, index) => {
          const value = choiceId(choice)
          const name = words.choice(fact.id, value)
          return (
            <li key={value} title={t('form.stored', { value })}>
              <TwoLanguages
                isBare
                labels={{ en: `${t('languages.en')}: ${name}`, 'zh-CN': `${t('languages.zh-CN')}: ${name}` }}
                value={typeof choice === 'string' ? choice : (choice.name ?? value)}
                onType={(text, spoken) =>
                  edit.flow(
                    { key: 'change', params },
                    (flow) => renameChoice(flow, fact.id, value, text, spoken),
                    `value ${value} ${spoken}`,
                  )
                }
              />
              <SmallTool
                label={t('form.upValue', { name })}
                symbol="up"
                isOff={index === 0}
                onClick={() => move(value, index - 1)}
              />
              <SmallTool
                label={t('form.downValue', { name })}
                symbol="down"
                isOff={index === values.length - 1}
                onClick={() => move(value, index + 1)}
              />
              <SmallTool
                label={t('form.removeValue', { name })}
                symbol="cross"
                isOff={values.length < 2}
                onClick={() => askToRemove(value)}
              />
            </li>
          )
        })}
      </ol>
      <div className={classes.addValue}>
        <TextInput
          size="xs"
          label={t('form.addValue')}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && add()}
        />
        <Button size="xs" variant="default" disabled={added === null} onClick={add}>
          {t('form.add')}
        </Button>
      </div>
      {going !== null && (
        <ConsequencesDialog
          title={t('removeChoice.title', { name: words.choice(fact.id, going.value) })}
          text={t('removeChoice.text')}
          problems={going.problems}
          submit={t('removeChoice.submit')}
          cancel={t('remove.cancel')}
          onSubmit={() => takeAway(going.value)}
          onClose={() => setGoing(null)}
        />
      )}
    </fieldset>
  )
}
