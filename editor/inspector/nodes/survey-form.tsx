import { Group, NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SurveyBand, SurveyNode } from '../../../core/contract/flow.ts'
import { useLanguage, useLocalText } from '../../../look/language/use-language.ts'
import { freeId } from '../../edits/new-id.ts'
import { withText } from '../../edits/rename.ts'
import { useParts } from '../../workspace/designer-parts.ts'
import { OptionalDuration } from '../fields/duration-field.tsx'
import { OrderedList } from '../fields/ordered-list.tsx'
import { TextField } from '../fields/text-field.tsx'
import { idFrom } from '../id-from.ts'
import { useNodeEdit } from '../use-node-edit.ts'

const asks = ['csat', 'nps', 'scale10', 'questions'] as const

/** What the customer is asked, and after how long one stops waiting for the answer. */
export function SurveyForm({ node }: { readonly node: SurveyNode }) {
  const { t } = useTranslation('designer')
  const change = useNodeEdit(node)
  return (
    <>
      <Select
        label={t('fields.ask')}
        data={asks.map((ask) => ({ value: ask, label: t(`card.ask.${ask}`) }))}
        value={node.ask}
        allowDeselect={false}
        onChange={(chosen) => {
          const ask = asks.find((one) => one === chosen)
          if (ask === undefined || ask === node.ask) return
          if (ask !== 'questions') change({ ask, questions: undefined, bands: undefined })
          else
            change({
              ask,
              questions: [{ id: 'question', scale: 5 }],
              bands: [
                { id: 'good', from: 4, to: 5 },
                { id: 'poor', from: 1, to: 3 },
              ],
            })
        }}
      />
      {node.ask === 'questions' && <OwnQuestions node={node} />}
      <OptionalDuration
        switchLabel={t('fields.timeoutOn')}
        label={t('fields.timeout')}
        value={node.timeout}
        initial={{ amount: 7, unit: 'calendarDays' }}
        onChange={(timeout) => change({ timeout }, 'timeout')}
      />
    </>
  )
}

function OwnQuestions({ node }: { readonly node: SurveyNode }) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const language = useLanguage()
  const change = useNodeEdit(node)
  const { store } = useParts()
  const settle = () => store.getState().settle()
  const questions = node.questions ?? []
  const bands = node.bands ?? []
  const putBand = (index: number, band: SurveyBand, group: string) =>
    change({ bands: bands.map((one, other) => (other === index ? band : one)) }, group)
  return (
    <>
      <OrderedList
        label={t('fields.questions')}
        items={questions}
        least={1}
        keyOf={(question) => question.id}
        nameOf={(question, index) => local(question.text, t('fields.question', { number: index + 1 }))}
        onChange={(next) => change({ questions: next })}
        add={() => ({ id: freeId('question', new Set(questions.map((one) => one.id))), scale: 5 })}
      >
        {(question, index) => {
          const put = (next: typeof question, group: string) =>
            change({ questions: questions.map((one, other) => (other === index ? next : one)) }, group)
          return (
            <>
              <TextField
                isBare
                label={t('fields.question', { number: index + 1 })}
                value={local(question.text, '')}
                maxLength={1000}
                onType={(words) => {
                  const text = withText(question.text, words, language)
                  if (text !== undefined) put({ ...question, text }, `question ${question.id}`)
                }}
              />
              <NumberInput
                label={t('fields.scale')}
                value={question.scale ?? 5}
                min={2}
                max={1000}
                allowDecimal={false}
                onChange={(scale) =>
                  Number(scale) >= 2 && put({ ...question, scale: Number(scale) }, `scale ${question.id}`)
                }
                onBlur={settle}
              />
            </>
          )
        }}
      </OrderedList>
      <OrderedList
        label={t('fields.bands')}
        items={bands}
        least={1}
        keyOf={(_, index) => String(index)}
        nameOf={(band) => band.id}
        onChange={(next) => change({ bands: next })}
        add={() => ({ id: freeId('way', new Set(bands.map((one) => one.id))), from: 1, to: 1 })}
      >
        {(band, index) => (
          <>
            <TextField
              isBare
              label={t('fields.band', { number: index + 1 })}
              value={band.id}
              maxLength={64}
              onType={(text) => {
                const id = idFrom(text)
                if (!bands.some((one) => one.id === id)) putBand(index, { ...band, id }, `band ${index}`)
              }}
            />
            <Group gap={6} grow>
              {(['from', 'to'] as const).map((end) => (
                <NumberInput
                  key={end}
                  aria-label={`${band.id}: ${t(end === 'from' ? 'fields.bandFrom' : 'fields.bandTo')}`}
                  leftSection={t(end === 'from' ? 'fields.bandFrom' : 'fields.bandTo')}
                  leftSectionWidth={44}
                  value={band[end]}
                  onChange={(score) =>
                    score !== '' && putBand(index, { ...band, [end]: Number(score) }, `band ${end} ${index}`)
                  }
                  onBlur={settle}
                />
              ))}
            </Group>
          </>
        )}
      </OrderedList>
    </>
  )
}
