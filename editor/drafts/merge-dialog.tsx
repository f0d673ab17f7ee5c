import { Button, Group, Radio, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Dialog } from '../dialogs/dialog.tsx'
import type { DesignerStore } from '../workspace/designer-store.ts'
import { useThingWords } from '../workspace/use-thing-words.ts'
import type { DraftKeeper, MergeQuestion } from './keep-drafts.ts'
import { type Collision, collisionKey, type Side } from './merge.ts'

interface MergeDialogProps {
  readonly questions: readonly MergeQuestion[]
  readonly keeper: DraftKeeper
  readonly store: DesignerStore
  readonly onClose: () => void
}

/** Asks what counts where two sides changed the same. */
export function MergeDialog({ questions, keeper, store, onClose }: MergeDialogProps) {
  const { t } = useTranslation(['designer', 'shell'])
  return (
    <Dialog onClose={onClose} title={t('designer:drafts.merge.title')} size="lg">
      <Questions questions={questions} keeper={keeper} store={store} />
    </Dialog>
  )
}

function Questions({ questions, keeper, store }: Omit<MergeDialogProps, 'onClose'>) {
  const { t } = useTranslation('designer')
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const nameOf = (question: MergeQuestion, collision: Collision) => `${question.key} ${collisionKey(collision)}`
  const sideOf = (question: MergeQuestion, collision: Collision) => chosen[nameOf(question, collision)]
  const all = questions.flatMap((question) => question.collisions.map((collision) => nameOf(question, collision)))
  const choose = (names: readonly string[], side: Side) =>
    setChosen((before) => ({ ...before, ...Object.fromEntries(names.map((name) => [name, side])) }))
  const submit = () => {
    for (const question of questions) {
      const answers = question.collisions.flatMap((collision) => {
        const side = sideOf(question, collision)
        return side === undefined ? [] : [[collisionKey(collision), side] as const]
      })
      void keeper.answer(question.key, Object.fromEntries(answers))
    }
  }
  return (
    <Stack gap="md">
      <Text>{t('drafts.merge.text')}</Text>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => choose(all, 'mine')}>
          {t('drafts.merge.allMine')}
        </Button>
        <Button size="xs" variant="default" onClick={() => choose(all, 'theirs')}>
          {t('drafts.merge.allTheirs')}
        </Button>
      </Group>
      {questions.map((question) => (
        <Question
          key={question.key}
          question={question}
          store={store}
          sideOf={(collision) => sideOf(question, collision)}
          onChoose={(collision, side) => choose([nameOf(question, collision)], side)}
        />
      ))}
      <Group justify="flex-end">
        <Button disabled={all.some((name) => chosen[name] === undefined)} onClick={submit}>
          {t('drafts.merge.submit')}
        </Button>
      </Group>
    </Stack>
  )
}

interface QuestionProps {
  readonly question: MergeQuestion
  readonly store: DesignerStore
  readonly sideOf: (collision: Collision) => Side | undefined
  readonly onChoose: (collision: Collision, side: Side) => void
}

function Question({ question, store, sideOf, onChoose }: QuestionProps) {
  const { t } = useTranslation('designer')
  const words = useThingWords()
  const document = useStore(store, ({ history }) => history.present.documents[question.key])
  if (document === undefined) return null
  return (
    <section>
      <Title order={3} fz="sm" mb={4}>
        {words.document(document)}
      </Title>
      {question.version !== null && (
        <Text size="sm" mb={6}>
          {t('drafts.merge.published', { version: question.version })}
        </Text>
      )}
      <Stack gap="sm">
        {question.collisions.map((collision) => (
          <Radio.Group
            key={collisionKey(collision)}
            label={words.path([document], collision.path)}
            description={t('drafts.merge.before', { value: words.value(collision.base) })}
            value={sideOf(collision) ?? null}
            onChange={(side) => onChoose(collision, side === 'theirs' ? 'theirs' : 'mine')}
          >
            <Stack gap={4} mt={4}>
              <Radio value="mine" label={t('drafts.merge.mine', { value: words.value(collision.mine) })} />
              <Radio value="theirs" label={t('drafts.merge.theirs', { value: words.value(collision.theirs) })} />
            </Stack>
          </Radio.Group>
        ))}
      </Stack>
    </section>
  )
}
