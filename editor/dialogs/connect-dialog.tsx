import { Button, Group, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCardWords } from '../cards/use-card-words.ts'
import { canConnect } from '../edits/connect.ts'
import { nextFreeWay } from '../edits/ways-of.ts'
import { useParts, useView } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import { Dialog } from './dialog.tsx'

interface ConnectDialogProps {
  readonly node: string
  /** The way to begin with; null for the first that leads nowhere. */
  readonly way: string | null
  readonly onClose: () => void
}

/** Connects a card with another one without a mouse: by which way, to which step. */
export function ConnectDialog({ node: id, way: given, onClose }: ConnectDialogProps) {
  const { t } = useTranslation(['designer', 'shell'])
  const words = useCardWords()
  const commands = useCommands()
  const { store } = useParts()
  const card = useView((view) => view.cards.get(id))
  const flow = useView((view) => view.flow)
  const free = card === undefined ? null : nextFreeWay(store.getState().history.present, card.node)
  const [way, setWay] = useState<string | null>(given ?? free ?? card?.ways[0]?.id ?? null)
  const [to, setTo] = useState<string | null>(card?.ways.find((one) => one.id === way)?.to ?? null)
  if (card === undefined) return null
  const ways = card.ways.map((one) => ({ value: one.id, label: words.wayName(one.id, one.name) }))
  const isNew = free !== null && !card.ways.some((one) => one.id === free)
  const targets = flow.nodes
    .filter((node) => canConnect(flow, { from: id, to: node.id }))
    .map((node) => ({ value: node.id, label: words.title(node) }))
  return (
    <Dialog onClose={onClose} title={t('designer:connect.title', { name: words.title(card.node) })} size="sm">
      {way === null ? (
        t('designer:connect.noWays')
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (to === null) return
            commands.connect(id, way, to)
            onClose()
          }}
        >
          <Stack gap="sm">
            <Select
              label={t('designer:connect.way')}
              data={[...ways, ...(isNew ? [{ value: free, label: t('designer:connect.newWay') }] : [])]}
              value={way}
              allowDeselect={false}
              onChange={(next) => {
                setWay(next)
                setTo(card.ways.find((one) => one.id === next)?.to ?? null)
              }}
            />
            <Select
              data-autofocus
              label={t('designer:connect.to')}
              description={t('designer:connect.toHelp')}
              data={targets}
              value={to}
              searchable
              onChange={setTo}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('shell:cancel')}
              </Button>
              <Button type="submit" disabled={to === null}>
                {t('designer:connect.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  )
}
