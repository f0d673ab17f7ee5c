import { Button, Group, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanNodeOf } from '../../core/contract/plan.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { type OpenStep, scoresOf } from './open-steps.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'

/** More scores than this are typed, not pressed. */
const buttonsAtMost = 11

/** A survey that waits for the customer: the scores as buttons. */
export function SurveyDeed({ step, survey }: { readonly step: OpenStep; readonly survey: PlanNodeOf<'survey'> }) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const actions = useRehearsalActions()
  const scores = scoresOf(survey)
  const [typed, setTyped] = useState<number>(scores[0] ?? 0)
  const answer = (score: number) => void actions.deed({ do: 'answer', node: step.address, score })
  return (
    <fieldset className={classes.deed}>
      <legend>{local(survey.name, survey.id)}</legend>
      <p className={classes.quiet}>{t('deeds.survey')}</p>
      {scores.length <= buttonsAtMost ? (
        <Group gap={4}>
          {scores.map((score) => (
            <Button
              key={score}
              size="compact-xs"
              variant="default"
              aria-label={t('deeds.answer', { score })}
              onClick={() => answer(score)}
            >
              {score}
            </Button>
          ))}
        </Group>
      ) : (
        <Group gap={6}>
          <NumberInput
            w={96}
            size="xs"
            aria-label={t('deeds.survey')}
            value={typed}
            min={scores[0] ?? 0}
            max={scores.at(-1) ?? 0}
            allowDecimal={false}
            onChange={(value) => setTyped(Number(value))}
          />
          <Button size="xs" onClick={() => answer(typed)}>
            {t('deeds.answer', { score: typed })}
          </Button>
        </Group>
      )}
    </fieldset>
  )
}
