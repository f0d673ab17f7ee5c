import { describe, expect, it } from 'vitest'
import { checkTexts } from '../../../model/document/check-texts.ts'
import { checkDocument } from '../../../model/validate/check-document.ts'
import { flowThrough } from '../flow/small-flow.ts'

const found = (value: unknown) => checkTexts(value).map(({ path, params }) => `${path} ${String(params['language'])}`)

describe('texts', () => {
  it('that are written in one language are wanted in the other', () => {
    const value = { name: { en: 'Complaint' }, nodes: [{ outcomes: [{ id: 'a', name: { 'zh-CN': '好' } }] }] }

    expect(found(value)).toEqual(['/name zh-CN', '/nodes/0/outcomes/0/name en'])
  })

  it('that are meant for all languages, or have both, are fine', () => {
    expect(found({ name: 'Complaint', body: { en: 'a', 'zh-CN': '甲' } })).toEqual([])
  })

  it('are not seen where there are none', () => {
    expect(found({ in: { en: 'category' }, layout: { name: { x: 1, y: 2 } }, name: {}, text: [{ en: 'x' }] })).toEqual(
      [],
    )
    expect(found(null)).toEqual([])
  })

  it('of notes are the business of whoever wrote them', () => {
    expect(found({ notes: [{ text: { en: 'ask Wang' } }] })).toEqual([])
  })
})

it('a survey asks every customer in their language', () => {
  const bands = [{ id: 'any', from: 0, to: 10 }]
  const survey = (questions: readonly object[]) =>
    flowThrough(
      [{ id: 'ask', kind: 'survey', stage: 'work', ask: 'questions', questions, bands }],
      [
        { from: 'fix', to: 'ask', on: 'solved' },
        { from: 'ask', to: 'done', on: 'any' },
      ],
    )
  const told = (questions: readonly object[]) =>
    checkDocument('flow', survey(questions))
      .filter(({ code }) => code.startsWith('flow.survey') || code.startsWith('document.'))
      .map(({ code, path }) => `${code} ${path}`)

  expect(told([{ id: 'a' }, { id: 'b', text: { en: 'How?' } }, { id: 'c', text: 'How? 如何？' }])).toEqual([
    'flow.survey-question-without-text /nodes/3/questions/0',
    'flow.survey-without-language /nodes/3/questions/1/text',
  ])
})
