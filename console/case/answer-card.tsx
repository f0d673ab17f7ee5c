import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { CommandProblem } from './command-problem.tsx'
import { useCaseCommand } from './use-case-command.ts'

interface AnswerCardsProps {
  readonly item: WireCase
  readonly address: string
}

/** The surveys that are out: an answer that came by telephone is written down here. */
export function AnswerCards({ item, address }: AnswerCardsProps) {
  return item.allowed.flatMap((allowed) =>
    allowed.do === 'answer'
      ? [<AnswerCard key={allowed.node} item={item} address={address} node={allowed.node} />]
      : [],
  )
}

interface Answer {
  readonly score: string
  readonly comment: string
}

function AnswerCard({ item, address, node }: AnswerCardsProps & { readonly node: string }) {
  const { t } = useTranslation('case')
  const command = useCaseCommand(address)
  const draft = useDraft<Answer>(`${item.id}.answer.${node}`, { score: '', comment: '' }, isAnswer)
  const [isWrong, setWrong] = useState(false)

  const send = async () => {
    const isScore = /^(?:10|\d)$/.test(draft.value.score.trim())
    setWrong(!isScore)
    if (!isScore) return
    const comment = draft.value.comment.trim()
    const body = {
      do: 'answer',
      commandId: draft.sendingId(),
      node,
      score: Number(draft.value.score),
      ...(comment === '' ? {} : { text: comment }),
    } as const
    if (await command.run(body)) draft.clear()
  }

  return (
    <Surface id={`answer-${node}`} title={t('answer.title')}>
      <Group align="flex-start" gap="sm">
        <TextInput
          w={120}
          label={t('answer.score')}
          inputMode="numeric"
          value={draft.value.score}
          error={isWrong ? t('answer.wrong') : undefined}
          onChange={(event) => draft.change({ ...draft.value, score: event.currentTarget.value })}
        />
        <Textarea
          flex={1}
          autosize
          minRows={1}
          label={t('answer.comment')}
          value={draft.value.comment}
          onChange={(event) => draft.change({ ...draft.value, comment: event.currentTarget.value })}
        />
      </Group>
      <CommandProblem problem={command.problem} />
      <Button mt="xs" loading={command.isRunning} onClick={() => void send()}>
        {t('answer.submit')}
      </Button>
    </Surface>
  )
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false
  return 'score' in value && typeof value.score === 'string' && 'comment' in value && typeof value.comment === 'string'
}
