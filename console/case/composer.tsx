import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import classes from './case-page.module.css'
import { CommandProblem } from './command-problem.tsx'
import { useCaseCommand } from './use-case-command.ts'

/** Ways to put words into a case. */
const kinds = ['reply', 'note', 'message'] as const

type Kind = (typeof kinds)[number]

interface Words {
  readonly kind: Kind
  readonly text: string
}

const longest = 50_000

/** Writes to the customer, for colleagues, or down what the customer said. What is typed is kept on this device until it was sent. */
export function Composer({ item, address }: { readonly item: WireCase; readonly address: string }) {
  const { t } = useTranslation('case')
  const command = useCaseCommand(address)
  const allowed = kinds.filter((kind) => item.allowed.some((candidate) => candidate.do === kind))
  const draft = useDraft<Words>(`${item.id}.words`, { kind: 'reply', text: '' }, isWords)
  const [wanted, setWanted] = useState<Kind>(draft.value.kind)
  const kind = allowed.includes(wanted) ? wanted : allowed[0]
  if (kind === undefined) return null

  const send = async () => {
    const text = draft.value.text.trim()
    if (text === '' || command.isRunning) return
    const body = { do: kind, commandId: draft.sendingId(kind), text, ...(kind === 'reply' ? { public: true } : {}) }
    if (await command.run(body)) draft.clear()
  }

  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }

  const choose = (value: string) => {
    const next = kinds.find((known) => known === value)
    if (next === undefined) return
    setWanted(next)
    command.reset()
    if (draft.value.text !== '') draft.change({ kind: next, text: draft.value.text })
  }

  return (
    <Surface
      id="composer"
      title={t('composer.title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-labelledby="composer"
          value={kind}
          onChange={choose}
          data={allowed.map((value) => ({ value, label: t(`composer.${value}`) }))}
        />
      }
    >
      <Textarea
        className={kind === 'note' ? classes.note : undefined}
        aria-label={t(`composer.${kind}Label`)}
        placeholder={t(`composer.${kind}Label`)}
        autosize
        minRows={3}
        maxRows={16}
        maxLength={longest}
        value={draft.value.text}
        onChange={(event) => {
          const text = event.currentTarget.value
          if (text === '') draft.clear()
          else draft.change({ kind, text })
        }}
        onKeyDown={press}
      />
      <CommandProblem problem={command.problem} />
      <div className={classes.composerFooter}>
        <span className={classes.hint}>{draft.isKept ? t('composer.kept') : t('composer.keys')}</span>
        <Button onClick={() => void send()} loading={command.isRunning} disabled={draft.value.text.trim() === ''}>
          {t(kind === 'reply' ? 'composer.send' : kind === 'note' ? 'composer.keep' : 'composer.record')}
        </Button>
      </div>
    </Surface>
  )
}

function isWords(value: unknown): value is Words {
  if (typeof value !== 'object' || value === null) return false
  return (
    'kind' in value && kinds.some((kind) => kind === value.kind) && 'text' in value && typeof value.text === 'string'
  )
}
