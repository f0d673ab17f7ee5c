import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireProposal, WireProposalInFull } from '../../core/contract/wire-publication.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { useNames } from '../../look/language/use-names.ts'
import type { Pledge } from '../../sdk/pledge.ts'
import classes from '../versions/versions.module.css'
import { pledgeProblem } from '../workspace/pledge-problem.ts'

interface DecideFormProps {
  readonly proposal: WireProposalInFull
  readonly pledge: Pick<Pledge, 'documents'>
  readonly user: string
  readonly onDecided: (proposal: WireProposal) => void
}

/** Approving, or returning with a word; for its author the way to take it back; for others who is asked. */
export function DecideForm(props: DecideFormProps) {
  const { t, i18n } = useTranslation('designerVersions')
  const names = useNames()
  const { state, mayDecide, author, roles } = props.proposal.proposal
  if (state !== 'open') return null
  if (mayDecide) return <Decision {...props} />
  const separator = i18n.language === 'en' ? ', ' : '、'
  return author === props.user ? (
    <Withdrawal {...props} />
  ) : (
    <p className={classes.quiet}>{t('proposals.notForYou', { roles: roles.map(names.role).join(separator) })}</p>
  )
}

function useCall(onDecided: DecideFormProps['onDecided']) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const call = async (work: () => Promise<WireProposal>) => {
    setBusy(true)
    setError(null)
    try {
      onDecided(await work())
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, error, call }
}

function Decision({ proposal: { proposal, refusal }, pledge, onDecided }: DecideFormProps) {
  const { t } = useTranslation('designerVersions')
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { isBusy, error, call } = useCall(onDecided)
  const decide = (approve: boolean) => {
    const said = note.trim()
    // Whoever gets it back has to know what to change.
    setMissing(!approve && said === '')
    if (!approve && said === '') return
    void call(() => pledge.documents.decideProposal(proposal.id, { approve, ...(said !== '' && { note: said }) }))
  }
  return (
    <section aria-labelledby="proposal-decision">
      <h2 className={classes.title} id="proposal-decision">
        {t('proposals.decide')}
      </h2>
      <Stack gap="xs">
        <Textarea
          label={t('proposals.note')}
          value={note}
          maxLength={2000}
          autosize
          minRows={2}
          error={isMissing && t('proposals.noteNeeded')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {error !== null && <Failure error={pledgeProblem(error)} />}
        <Group gap="xs">
          <Button size="xs" loading={isBusy} disabled={refusal !== null} onClick={() => decide(true)}>
            {t('proposals.approve')}
          </Button>
          <Button size="xs" variant="default" disabled={isBusy} onClick={() => decide(false)}>
            {t('proposals.return')}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}

function Withdrawal({ proposal: { proposal }, pledge, onDecided }: DecideFormProps) {
  const { t, i18n } = useTranslation('designerVersions')
  const names = useNames()
  const { isBusy, error, call } = useCall(onDecided)
  const separator = i18n.language === 'en' ? ', ' : '、'
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t('proposals.waitsFor', { roles: proposal.roles.map(names.role).join(separator) })} {t('proposals.notYours')}
      </Text>
      {error !== null && <Failure error={pledgeProblem(error)} />}
      <Group>
        <Button
          size="xs"
          variant="default"
          loading={isBusy}
          onClick={() => void call(() => pledge.documents.withdrawProposal(proposal.id))}
        >
          {t('proposals.withdraw')}
        </Button>
      </Group>
    </Stack>
  )
}
