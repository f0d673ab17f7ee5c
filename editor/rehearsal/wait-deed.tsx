import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlanNodeOf } from '../../core/contract/plan.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import type { OpenStep } from './open-steps.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

/** A wait: what it waits for can happen, or its time can pass. */
export function WaitDeed({ step, wait }: { readonly step: OpenStep; readonly wait: PlanNodeOf<'wait'> }) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const actions = useRehearsalActions()
  const words = useRehearsalWords(step.of.plan)
  const timers = step.of.state.tokens.find(({ node }) => node === wait.id)?.timers ?? []
  const names = [...new Set(wait.event.flatMap(({ event, name }) => (event === 'external' && name ? [name] : [])))]
  const isForCustomer = wait.event.some(({ event }) => event === 'message')
  return (
    <fieldset className={classes.deed}>
      <legend>{local(wait.name, wait.id)}</legend>
      <p className={classes.quiet}>{t('deeds.waits')}</p>
      <Group gap={6}>
        {isForCustomer && (
          <Button size="xs" onClick={() => void actions.deed({ do: 'message' })}>
            {t('deeds.message')}
          </Button>
        )}
        {names.map((name) => (
          <Button key={name} size="xs" onClick={() => void actions.deed({ do: 'external', name })}>
            {t('deeds.external', { name })}
          </Button>
        ))}
        {timers.map(({ atAt }) => (
          <Button key={atAt} size="xs" variant="default" onClick={() => void actions.passUntil(atAt)}>
            {t('time.next', { at: words.at(atAt), what: t('time.due.node') })}
          </Button>
        ))}
      </Group>
    </fieldset>
  )
}
