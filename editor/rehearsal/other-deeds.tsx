import { Button, Group, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useParts } from '../workspace/designer-parts.ts'
import { allowedWords, outsideEvents, waitReasons } from './open-steps.ts'
import type { Deed } from './play.ts'
import { useRehearsalActions } from './rehearsal-parts.ts'
import { SetFactsDialog } from './set-facts-dialog.tsx'
import type { LookedAt } from './use-moment.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

interface Offered {
  readonly key: string
  readonly text: string
  readonly deed: Deed
}

/** What can be done to a case whatever step it is in: the usual at hand, the rest in a menu. */
export function OtherDeeds({ looked }: { readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const actions = useRehearsalActions()
  const [isSetting, setting] = useDisclosure(false)
  const { usual, others, maySet } = useOffers(looked)
  const give = (deed: Deed) => void actions.deed(deed)
  return (
    <Group gap={6} mt={8}>
      {usual.map(({ key, text, deed }) => (
        <Button key={key} size="xs" variant="default" onClick={() => give(deed)}>
          {text}
        </Button>
      ))}
      {(others.length > 0 || maySet) && (
        <Menu position="bottom-end" withinPortal shadow="md">
          <Menu.Target>
            <Button size="xs" variant="default">
              {t('deeds.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
            {maySet && <Menu.Item onClick={setting.open}>{t('deeds.set')}</Menu.Item>}
            {others.map(({ key, text, deed }) => (
              <Menu.Item key={key} onClick={() => give(deed)}>
                {text}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {isSetting && <SetFactsDialog looked={looked} onClose={setting.close} />}
    </Group>
  )
}

const plain = ['resolve', 'reopen', 'handOver', 'note', 'close', 'cancel'] as const

function useOffers({ main }: LookedAt) {
  const { t } = useTranslation('designerRehearsal')
  const words = useRehearsalWords(main.plan)
  const { directory } = useParts()
  const allowed = allowedWords(main)
  const offer = (deed: Deed, key: string, text: string): readonly Offered[] =>
    allowed.has(deed.do as never) ? [{ key, text, deed }] : []
  const waiting = new Set(main.state.waits.map(({ reason }) => reason))
  return {
    maySet: allowed.has('set'),
    usual: [
      ...offer({ do: 'message' }, 'message', t('deeds.message')),
      ...offer({ do: 'reply', by: 'person', public: true }, 'reply', t('deeds.reply')),
      ...offer({ do: 'resume' }, 'resume', t('deeds.resume')),
    ],
    others: [
      ...waitReasons(main)
        .filter((reason) => !waiting.has(reason))
        .flatMap((reason) =>
          offer({ do: 'wait', reason }, `wait ${reason}`, t('deeds.wait', { reason: words.waitReason(reason) })),
        ),
      ...outsideEvents(main).flatMap((name) =>
        offer({ do: 'external', name }, `external ${name}`, t('deeds.external', { name })),
      ),
      ...directory.teams
        .filter(({ id }) => id !== main.state.team)
        .flatMap(({ id }) =>
          offer({ do: 'assign', team: id }, `assign ${id}`, t('deeds.assign', { team: words.team(id) })),
        ),
      ...plain.flatMap((word) => offer({ do: word }, word, t(`deeds.${word}`))),
    ],
  }
}
