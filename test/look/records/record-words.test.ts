import { describe, expect, it } from 'vitest'
import { CASE_EVENTS } from '../../../core/contract/matcher.ts'
import type { RecordName } from '../../../core/contract/record.ts'
import type { WireRecord } from '../../../core/contract/wire.ts'
import { consoleTexts as english } from '../../../locales/en/console/index.ts'
import { createTexts } from '../../../look/language/texts.ts'
import { isShown, type RecordNames, recordSentence, speakerOf } from '../../../look/records/record-words.ts'

const names: RecordNames = {
  person: (id) => `person ${id}`,
  team: (id) => `team ${id}`,
  stage: (id) => `stage ${id}`,
  node: (id) => `node ${id}`,
  way: (node, way) => `way ${way} of ${node}`,
  clock: (id) => `clock ${id}`,
  flow: (id) => `flow ${id}`,
  fact: (id) => `fact ${id}`,
  factValue: (_, value) => String(value),
  recipient: (to) => `recipient ${to}`,
  waitReason: (id) => `reason ${id}`,
  case: (id) => `case ${id}`,
  linkKind: (id) => id,
  instant: (at) => `at ${at}`,
  duration: (amount, unit) => `${amount} ${unit}`,
  list: (items) => items.join(' + '),
}

const inEnglish = createTexts('en').getFixedT('en', 'records')
const inChinese = createTexts('zh-CN').getFixedT('zh-CN', 'records')

const record = (event: RecordName, data: WireRecord['data'] = {}, more: Partial<WireRecord> = {}): WireRecord => ({
  seq: 1,
  at: '2026-11-24T10:00:00.000Z',
  acceptedAt: null,
  event,
  actor: { kind: 'system' },
  data,
  text: null,
  ...more,
})

const say = (...of: Parameters<typeof record>) => recordSentence(inEnglish, record(...of), names)

const events = Object.keys(english.records).filter((name) => name !== 'who') as RecordName[]

describe('the sentence for a record', () => {
  it('exists for every event that a case can have, in both languages, even with nothing known of it', () => {
    for (const event of [...CASE_EVENTS, ...events]) {
      for (const t of [inEnglish, inChinese]) {
        const sentence = recordSentence(t, record(event), names)

        expect(sentence, event).toMatch(/[.。]$/)
        expect(sentence, event).not.toMatch(/\{\{|undefined|null|records/)
      }
    }
  })

  it('names other cases as people do', () => {
    expect(say('merged', { into: 'c-7' })).toMatch(/ into case c-7\.$/)
    expect(say('linked', { to: 'c-7', as: 'related' })).toMatch(/ case c-7 \(related\)\.$/)
  })

  it('tells which plan a case follows, and why it could not follow one', () => {
    expect(say('planChanged', { from: 1, to: 2 })).toBe('The case follows version 2 of its process from now on.')
    expect(say('planChanged', { from: 2, to: 2 })).toMatch(/^The promises and rules that were published/)
    expect(say('planRefused', { to: 3, nodes: ['fix', 'check'] })).toMatch(/^Version 3 .* node fix \+ node check:/)
  })

  it('names who did it', () => {
    expect(say('resolved', {}, { actor: { kind: 'person', id: 'u1', name: 'Ada' } })).toBe('Ada resolved the case.')
    expect(say('resolved', {}, { actor: { kind: 'person', id: 'u1' } })).toBe('person u1 resolved the case.')
    expect(say('resolved')).toBe('Pledge resolved the case.')
  })

  it('tells handing on to a team, to a person, to both and to nobody apart', () => {
    expect(say('assigned', { team: 'a', assignee: null, isNewTeam: true })).toBe(
      'Pledge handed the case to the team team a.',
    )
    expect(say('assigned', { team: 'a', assignee: 'u', isNewTeam: false })).toBe('Pledge gave the case to person u.')
    expect(say('assigned', { team: 'a', assignee: 'u', isNewTeam: true })).toBe(
      'Pledge handed the case to person u of the team team a.',
    )
    expect(
      say(
        'assigned',
        { team: 'a', assignee: 'u', isNewTeam: false },
        { actor: { kind: 'person', id: 'u', name: 'Ada' } },
      ),
    ).toBe('Ada took the case.')
    expect(say('assigned', { team: 'a', assignee: null, isNewTeam: false })).toBe(
      'Pledge took the case from its person.',
    )
  })

  it('says what a fact was and is', () => {
    expect(say('factChanged', { fact: 'priority', is: 'urgent', was: 'normal' })).toBe(
      'Pledge changed fact priority from normal to urgent.',
    )
    expect(say('factChanged', { fact: 'priority', is: false, was: null })).toBe('Pledge set fact priority to false.')
    expect(say('factChanged', { fact: 'priority', is: null, was: 'x' })).toBe('Pledge removed fact priority.')
  })

  it('says what was promised, and how it ended', () => {
    expect(say('clockStarted', { clock: 'r', amount: 4, unit: 'businessHours' })).toBe(
      'clock r began: 4 businessHours are promised.',
    )
    expect(say('clockStopped', { clock: 'r', outcome: 'missed' })).toBe('clock r was missed.')
    expect(say('breached', { clock: 'r', cause: 'retarget' })).toContain('a change shortened the promise')
  })

  it('takes nothing from the prototype of what came over the wire', () => {
    const data = Object.create({ clock: 'evil' }) as Record<string, never>

    expect(say('warned', data)).not.toContain('evil')
  })
})

describe('how much of the timeline is shown', () => {
  it('keeps to what was said in a conversation, and leaves mechanics out of the main steps', () => {
    expect(isShown(record('reply'), 'conversation')).toBe(true)
    expect(isShown(record('breached'), 'conversation')).toBe(false)
    expect(isShown(record('breached'), 'main')).toBe(true)
    expect(isShown(record('clockPaused'), 'main')).toBe(false)
    expect(isShown(record('clockPaused'), 'all')).toBe(true)
  })

  it('tells the customer, us and internal words apart', () => {
    expect(speakerOf(record('message', {}, { text: 'x' }))).toBe('customer')
    expect(speakerOf(record('reply', { public: true }, { text: 'x' }))).toBe('us')
    expect(speakerOf(record('reply', { public: false }, { text: 'x' }))).toBe('internal')
    expect(speakerOf(record('note', {}, { text: 'x' }))).toBe('internal')
    expect(speakerOf(record('breached'))).toBeNull()
  })
})
