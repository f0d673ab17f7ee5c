import { Button, Group, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../look/language/use-language.ts'
import { lengthText } from '../../look/time/length.ts'
import { ActAnswers } from './act-answers.tsx'
import { type OpenStep, openSteps } from './open-steps.ts'
import { OtherDeeds } from './other-deeds.tsx'
import { PassTime } from './pass-time.tsx'
import classes from './rehearsal.module.css'
import { useRehearsal, useRehearsalActions } from './rehearsal-parts.ts'
import { SaveScenario } from './save-scenario.tsx'
import { SurveyDeed } from './survey-deed.tsx'
import { TaskDeed } from './task-deed.tsx'
import type { LookedAt } from './use-moment.ts'
import { WaitDeed } from './wait-deed.tsx'

/** What can be done at the end of a play; at an earlier moment, or in what is only looked at, how to go on from there. */
export function DeedsPanel({ looked }: { readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const actions = useRehearsalActions()
  const play = useRehearsal((state) => state.play)
  const canTakeBack = useRehearsal(({ past }) => past.length > 0)
  const isPlaying = useRehearsal((state) => state.isPlaying)
  if (play === null || (!looked.isLast && !isPlaying)) return <PlayOn isOwn={play !== null} />
  return (
    <section className={classes.section} aria-label={t('deeds.title')}>
      <div className={classes.nowHead}>
        <h2 className={classes.heading}>{t('deeds.title')}</h2>
        <Group gap={4}>
          <Button size="compact-xs" variant="subtle" disabled={!canTakeBack} onClick={() => void actions.takeBack()}>
            {t('deeds.takeBack')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => actions.again()}>
            {t('deeds.again')}
          </Button>
        </Group>
      </div>
      {looked.isLast && (
        <>
          <Pace />
          {openSteps(looked.cases).map((step) => (
            <StepDeed key={step.address} step={step} />
          ))}
          <OtherDeeds looked={looked} />
          <PassTime looked={looked} />
          <ActAnswers plan={looked.main.plan} answers={play.answers} />
          <SaveScenario looked={looked} play={play} />
        </>
      )}
    </section>
  )
}

const paces = [0, 60_000, 600_000, 3_600_000] as const

/** How long each deed takes, so that one need not let time pass before every one of them. */
function Pace() {
  const { t } = useTranslation('designerRehearsal')
  const language = useLanguage()
  const paceMs = useRehearsal((state) => state.paceMs)
  const actions = useRehearsalActions()
  return (
    <NativeSelect
      size="xs"
      mt={6}
      aria-label={t('deeds.pace')}
      value={String(paceMs)}
      data={paces.map((pace) => ({
        value: String(pace),
        label: pace === 0 ? t('deeds.paceNone') : t('deeds.paceOf', { length: lengthText(pace, language) }),
      }))}
      onChange={(event) => actions.setPace(Number(event.currentTarget.value))}
    />
  )
}

function StepDeed({ step }: { readonly step: OpenStep }) {
  switch (step.node.kind) {
    case 'task':
      return <TaskDeed step={step} task={step.node} />
    case 'survey':
      return <SurveyDeed step={step} survey={step.node} />
    case 'wait':
      return <WaitDeed step={step} wait={step.node} />
    default:
      return null
  }
}

function PlayOn({ isOwn }: { readonly isOwn: boolean }) {
  const { t } = useTranslation('designerRehearsal')
  const actions = useRehearsalActions()
  const last = useRehearsal(({ shown }) => (shown?.moments.length ?? 1) - 1)
  return (
    <section className={classes.section} aria-label={t('deeds.title')}>
      <p className={classes.quiet}>{isOwn ? t('deeds.earlier') : t('deeds.lookOnly')}</p>
      <Group gap={6}>
        <Button size="xs" variant="light" onClick={() => void actions.playOn()}>
          {t('deeds.playOn')}
        </Button>
        {isOwn && (
          <Button size="xs" variant="default" onClick={() => actions.show(last)}>
            {t('deeds.toEnd')}
          </Button>
        )}
      </Group>
    </section>
  )
}
