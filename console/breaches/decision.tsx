import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import { usePeople } from '../directory/directory.ts'
import { useCan, useSession } from '../sign-in/use-session.ts'
import classes from './desk.module.css'

interface DecisionProps {
  readonly breach: WireBreach
  readonly isBusy: boolean
  readonly onDecide: (approve: boolean, ground: string | null) => void
}

/** The decision of a second person on what somebody proposed; never one's own. */
export function Decision({ breach, isBusy, onDecide }: DecisionProps) {
  const { t } = useTranslation('breaches')
  const { user } = useSession()
  const { personName } = usePeople()
  const can = useCan()
  const [answer, setAnswer] = useState('')
  const [isMissing, setMissing] = useState(false)
  const who = breach.proposedBy === null ? '–' : personName(breach.proposedBy)
  const said = breach.ground === null ? t('proposalNoGround', { who }) : t('proposal', { who, ground: breach.ground })
  const decide = (approve: boolean) => {
    const ground = answer.trim()
    setMissing(!approve && ground === '')
    if (approve || ground !== '') onDecide(approve, ground === '' ? null : ground)
  }
  return (
    <section className={classes.decision} aria-label={t('decide')}>
      <strong>{t('decide')}</strong>
      <p className={classes.words}>{said}</p>
      {breach.proposedBy === user.id && <p className={classes.minor}>{t('ownProposal')}</p>}
      {breach.proposedBy !== user.id && can('breaches.approve') && (
        <>
          <TextInput
            label={t('answer')}
            maxLength={2000}
            value={answer}
            error={isMissing ? t('answerMissing') : undefined}
            onChange={(event) => {
              setMissing(false)
              setAnswer(event.currentTarget.value)
            }}
          />
          <Group gap="xs" mt="xs">
            <Button disabled={isBusy} onClick={() => decide(true)}>
              {t('approve')}
            </Button>
            <Button variant="default" disabled={isBusy} onClick={() => decide(false)}>
              {t('reject')}
            </Button>
          </Group>
        </>
      )}
    </section>
  )
}
