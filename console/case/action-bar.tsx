import { Button, Menu } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandWord } from '../../core/contract/case-command.ts'
import type { WireCase } from '../../core/contract/wire.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { newId } from '../api/new-id.ts'
import { useSession } from '../sign-in/use-session.ts'
import classes from './case-page.module.css'
import { CommandProblem } from './command-problem.tsx'
import { AssignDialog } from './dialogs/assign-dialog.tsx'
import { CancelDialog } from './dialogs/cancel-dialog.tsx'
import type { CaseDialogProps } from './dialogs/case-dialog.tsx'
import { LinkDialog } from './dialogs/link-dialog.tsx'
import { MergeDialog } from './dialogs/merge-dialog.tsx'
import { SetDialog } from './dialogs/set-dialog.tsx'
import { TagDialog } from './dialogs/tag-dialog.tsx'
import { WaitDialog } from './dialogs/wait-dialog.tsx'
import { useCaseCommand } from './use-case-command.ts'

/** The words that ask something before they are given, and their dialogs. */
const dialogs = {
  assign: AssignDialog,
  wait: WaitDialog,
  set: SetDialog,
  tag: TagDialog,
  link: LinkDialog,
  merge: MergeDialog,
  cancel: CancelDialog,
} as const satisfies Partial<Record<CommandWord, ComponentType<CaseDialogProps>>>

type DialogWord = keyof typeof dialogs

/** In the order in which they are shown; those in front stand as buttons, the others in the menu. */
const inFront = ['assign', 'wait', 'handOver', 'resolve', 'reopen'] as const
const inMenu = ['set', 'tag', 'link', 'merge', 'close', 'cancel'] as const

type ActionWord = (typeof inFront)[number] | (typeof inMenu)[number]

const isDialogWord = (word: ActionWord): word is ActionWord & DialogWord => Object.hasOwn(dialogs, word)

interface ActionBarProps {
  readonly item: WireCase
  readonly address: string
}

/** What the case allows now, besides completing its step and writing: as buttons, and the rarer ones in a menu. */
export function ActionBar({ item, address }: ActionBarProps) {
  const { t } = useTranslation('case')
  const { user } = useSession()
  const command = useCaseCommand(address)
  const [open, setOpen] = useState<DialogWord | null>(null)
  const isAllowed = (word: CommandWord) => item.allowed.some((allowed) => allowed.do === word)
  const Dialog = open === null ? null : dialogs[open]

  const begin = (word: ActionWord) => {
    command.reset()
    if (isDialogWord(word)) setOpen(word)
    else void command.run({ do: word, commandId: newId() })
  }

  const front = inFront.filter(isAllowed)
  const menu = inMenu.filter(isAllowed)
  const canTake = isAllowed('assign') && item.assignee !== user.id
  return (
    <div>
      <div className={classes.actions} role="group" aria-label={t('actions.label')}>
        {canTake && (
          <Button
            variant="light"
            disabled={command.isRunning}
            onClick={() => void command.run({ do: 'assign', commandId: newId(), agent: user.id })}
          >
            {t('actions.take')}
          </Button>
        )}
        {front.map((word) => (
          <Button key={word} variant="default" disabled={command.isRunning} onClick={() => begin(word)}>
            {t(`actions.${word}`)}
          </Button>
        ))}
        {menu.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" rightSection={<Glyph name="down" />}>
                {t('actions.more')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {menu.map((word) => (
                <Menu.Item
                  key={word}
                  onClick={() => begin(word)}
                  {...(word === 'cancel' ? { color: 'var(--late)' } : {})}
                >
                  {t(`actions.${word}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <CommandProblem problem={command.problem} />
      {Dialog !== null && <Dialog item={item} address={address} onClose={() => setOpen(null)} />}
    </div>
  )
}
