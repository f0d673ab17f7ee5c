import { Anchor, Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireProposal } from '../../core/contract/wire-publication.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useNames } from '../../look/language/use-names.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import type { Documents } from '../../sdk/documents.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'

interface ProposalNotesProps {
  readonly proposals: readonly WireProposal[]
  readonly user: string
  readonly documents: Pick<Documents, 'withdrawProposal'>
  /** Something was taken back, or decided meanwhile. */
  readonly onChange: () => void
}

/** What was sent to a second person and waits, or came back: by whom, since when, and the way to take one's own back. */
export function ProposalNotes({ proposals, ...props }: ProposalNotesProps) {
  return proposals.map((proposal) => <ProposalNote key={proposal.id} proposal={proposal} {...props} />)
}

interface ProposalNoteProps extends Omit<ProposalNotesProps, 'proposals'> {
  readonly proposal: WireProposal
}

function ProposalNote({ proposal, user, documents, onChange }: ProposalNoteProps) {
  const { t } = useTranslation('designerVersions')
  const say = useProposalWords()
  const [isBusy, setBusy] = useState(false)
  const isMine = proposal.author === user
  const isOpen = proposal.state === 'open'
  const withdraw = async () => {
    setBusy(true)
    try {
      await documents.withdrawProposal(proposal.id)
    } catch (error) {
      // Somebody decided in the meantime: the list that is asked for again says so.
      if (!isPledgeError(error) || error.status !== 409) throw error
    } finally {
      setBusy(false)
    }
    onChange()
  }
  return (
    <Notice kind={isOpen ? 'info' : 'caution'}>
      {say(proposal, isMine)}
      <Group gap="xs" mt={4}>
        <Anchor size="sm" href={addressOfProposal(proposal.id)}>
          {t('proposals.open')}
        </Anchor>
        {isMine && isOpen && (
          <Button size="compact-xs" variant="default" loading={isBusy} onClick={() => void withdraw()}>
            {t('proposals.withdraw')}
          </Button>
        )}
      </Group>
    </Notice>
  )
}

/** Where a proposal is looked at and decided. */
export function addressOfProposal(id: string): string {
  return `/designer/proposals/${encodeURIComponent(id)}`
}

function useProposalWords() {
  const { t, i18n } = useTranslation('designerVersions')
  const names = useNames()
  const words = useTimeWords()
  const now = useNow(60_000)
  const separator = i18n.language === 'en' ? ', ' : '、'
  return (proposal: WireProposal, isMine: boolean): string => {
    const { state, at, decidedAt, decidedByName, decisionNote, authorName, roles } = proposal
    if (state !== 'open') {
      const when = words.short(Date.parse(decidedAt ?? at), now)
      return [t('proposals.rejectedBy', { who: decidedByName ?? '', when }), decisionNote].filter(Boolean).join(' ')
    }
    const when = words.short(Date.parse(at), now)
    const sent = isMine ? t('proposals.yours', { when }) : t('proposals.theirs', { who: authorName, when })
    if (roles.length === 0) return sent
    return `${sent} ${t('proposals.waitsFor', { roles: roles.map(names.role).join(separator) })}`
  }
}
