import type { CardCriterion, QualityCard } from '../../core/contract/wire-quality.ts'

const criterion = (
  id: string,
  [en, zh]: readonly [string, string],
  [guidanceEn, guidanceZh]: readonly [string, string],
  more: Omit<CardCriterion, 'id' | 'name' | 'guidance'>,
): CardCriterion => ({ id, name: { en, 'zh-CN': zh }, guidance: { en: guidanceEn, 'zh-CN': guidanceZh }, ...more })

const understanding = criterion(
  'understanding',
  ['Understood the request', '准确理解诉求'],
  [
    '5: asked what was missing and summed it up. 0: answered something else.',
    '5 分：问清缺失信息并复述确认；0 分：答非所问。',
  ],
  { scale: 'points', weight: 20 },
)

const tone = criterion(
  'tone',
  ['Polite and clear words', '用语礼貌清楚'],
  [
    '5: friendly, plain, no jargon. 0: rude or not to be understood.',
    '5 分：亲切易懂、不用行话；0 分：态度生硬或令人费解。',
  ],
  { scale: 'points', weight: 15 },
)

const record = criterion(
  'record',
  ['Everything is on record', '记录完整'],
  ['Whoever takes over can go on without asking again.', '他人接手时无需重新询问客户。'],
  { scale: 'points', weight: 10 },
)

const privacy = criterion(
  'privacy',
  ['Personal data kept safe', '保护客户信息'],
  [
    'No: data of others was shown, or the customer was not verified where that is needed.',
    '否：泄露他人信息，或应核实身份而未核实。',
  ],
  { scale: 'yesNo', weight: 10, isFatal: true },
)

/** Ready cards to start with, in both languages; a house changes them as it likes. */
export const startingCards: readonly QualityCard[] = [
  {
    id: 'consultation',
    name: { en: 'Consultation', 'zh-CN': '咨询' },
    sections: [
      { id: 'contact', name: { en: 'Contact', 'zh-CN': '沟通' }, criteria: [understanding, tone] },
      {
        id: 'answer',
        name: { en: 'Answer', 'zh-CN': '解答' },
        criteria: [
          criterion(
            'right',
            ['The answer is right', '解答正确'],
            ['No: what was said is wrong or out of date.', '否：内容错误或已过时。'],
            { scale: 'yesNo', weight: 25, isFatal: true },
          ),
          criterion(
            'whole',
            ['The answer is complete', '解答完整'],
            [
              '5: nothing has to be asked again. 0: the question is still open.',
              '5 分：客户无需再问；0 分：问题仍未解答。',
            ],
            { scale: 'points', weight: 20 },
          ),
          criterion(
            'confirmed',
            ['Asked whether that helped', '确认是否解决'],
            ['Yes: the customer was asked, or said so.', '是：已向客户确认，或客户已明确表示。'],
            { scale: 'yesNo', weight: 10, mayNotApply: true },
          ),
        ],
      },
      { id: 'care', name: { en: 'Care', 'zh-CN': '规范' }, criteria: [record, privacy] },
    ],
  },
  {
    id: 'complaint',
    name: { en: 'Complaint', 'zh-CN': '投诉' },
    sections: [
      {
        id: 'contact',
        name: { en: 'Contact', 'zh-CN': '沟通' },
        criteria: [
          understanding,
          tone,
          criterion(
            'empathy',
            ['Took the trouble seriously', '重视客户感受'],
            [
              '5: said sorry for the trouble and took it on. 0: put the blame on the customer.',
              '5 分：致歉并主动承担；0 分：推责给客户。',
            ],
            { scale: 'points', weight: 15 },
          ),
        ],
      },
      {
        id: 'solution',
        name: { en: 'Solution', 'zh-CN': '处理' },
        criteria: [
          criterion(
            'policy',
            ['Within the policy', '符合政策'],
            [
              'No: promised what the house does not allow, or refused what it grants.',
              '否：承诺了政策不允许的，或拒绝了应予的补偿。',
            ],
            { scale: 'yesNo', weight: 20, isFatal: true },
          ),
          criterion(
            'cause',
            ['Found the cause', '查明原因'],
            [
              '5: the cause is known and written down. 0: only the effect was dealt with.',
              '5 分：查明原因并记录；0 分：只处理了表象。',
            ],
            { scale: 'points', weight: 15 },
          ),
          criterion(
            'agreed',
            ['The customer agreed to the solution', '客户认可方案'],
            ['Yes: the customer was told and agreed.', '是：已告知客户并获认可。'],
            { scale: 'yesNo', weight: 15, mayNotApply: true },
          ),
        ],
      },
      { id: 'care', name: { en: 'Care', 'zh-CN': '规范' }, criteria: [record, privacy] },
    ],
  },
]
