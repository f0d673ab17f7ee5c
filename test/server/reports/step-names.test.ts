import { expect, it } from 'vitest'
import { stepNames } from '../../../server/reports/step-names.ts'

const step = (id: string, en: string, zh: string) => ({ id, name: { en, 'zh-CN': zh } })

const complaint = {
  name: { en: 'Complaint', 'zh-CN': '投诉' },
  nodes: {
    receipt: step('receipt', 'Confirm receipt', '告知已受理'),
    survey: step('survey', 'Ask how it went', '满意度回访'),
  },
}
const consultation = {
  name: { en: 'Consultation', 'zh-CN': '咨询' },
  nodes: {
    receipt: step('receipt', 'Say that it came', '已收到'),
    satisfied: step('satisfied', 'Was it helpful?', '满意度回访'),
  },
}

it('says of which process a step is, in the languages in which another one reads alike', () => {
  expect(stepNames([complaint, consultation], new Set(['receipt', 'survey', 'satisfied', 'gone']))).toEqual({
    receipt: { en: 'Confirm receipt', 'zh-CN': '告知已受理' },
    survey: { en: 'Ask how it went', 'zh-CN': '满意度回访 · 投诉' },
    satisfied: { en: 'Was it helpful?', 'zh-CN': '满意度回访 · 咨询' },
  })
})

it('needs no process where the other step is not among those that are shown', () => {
  expect(stepNames([complaint, consultation], new Set(['survey']))).toEqual({
    survey: { en: 'Ask how it went', 'zh-CN': '满意度回访' },
  })
})

it('names every process that has a step, where it reads like another', () => {
  const plain = { name: 'Repair', nodes: { survey: { id: 'survey', name: 'Survey' } } }
  const other = { name: 'Recovery', nodes: { survey: plain.nodes.survey, asked: { id: 'asked', name: 'Survey' } } }

  expect(stepNames([plain, other], new Set(['survey', 'asked']))).toEqual({
    survey: { en: 'Survey · Repair, Recovery', 'zh-CN': 'Survey · Repair, Recovery' },
    asked: { en: 'Survey · Recovery', 'zh-CN': 'Survey · Recovery' },
  })
})
