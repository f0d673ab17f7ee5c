import { expect, test } from 'vitest'
import { foldRecords } from '../../../store/cases/fold-records.ts'
import { makeCommit, morning } from '../../store/make-commit.ts'

test('a timeline tells phase, stage, owner, facts, waits and breaches', () => {
  const { records } = makeCommit('c', {
    events: [
      { event: 'caseCreated', data: { facts: { priority: 'low', amount: 3 } } },
      { event: 'stageEntered', data: { stage: 'intake' } },
      { event: 'waitStarted', data: { reason: 'customer' } },
      { event: 'waitStarted', at: morning + 1, data: { reason: 'supplier' } },
      { event: 'factChanged', data: { fact: 'priority', is: 'high', was: 'low' } },
      { event: 'factChanged', data: { fact: 'amount', is: null, was: 3 } },
      { event: 'assigned', data: { team: 'experts', assignee: 'anna' } },
      { event: 'waitEnded', data: { reason: 'customer' } },
      {
        event: 'breached',
        at: morning + 9,
        data: { clock: 'resolution', instance: 1, dueAt: morning + 8, targetMs: 7 },
      },
      { event: 'breachContested', data: { clock: 'resolution', instance: 1, breachedAt: morning + 9 } },
      { event: 'tagged', data: { tags: ['vip'] } },
      { event: 'resolved' },
      { event: 'reply', data: { by: 'person' } },
    ],
  })

  expect(foldRecords(records)).toEqual({
    seq: 13,
    phase: 'resolved',
    stage: 'intake',
    outcome: null,
    team: 'experts',
    assignee: 'anna',
    reopened: 0,
    mergedInto: null,
    facts: { priority: 'high' },
    tags: ['vip'],
    waits: [{ reason: 'supplier', sinceAt: morning + 1 }],
    breaches: [
      { clock: 'resolution', instance: 1, breachedAt: morning + 9, dueAt: morning + 8, targetMs: 7, contested: true },
    ],
    isFinished: false,
  })
})

test('a case that was closed, reopened, merged and finished says so', () => {
  const { records } = makeCommit('c', {
    events: [
      { event: 'closed', data: { outcome: 'solved' } },
      { event: 'reopened' },
      { event: 'merged', data: { into: 'd' } },
      { event: 'cancelled', data: { outcome: 'merged' } },
      { event: 'finished' },
    ],
  })

  expect(foldRecords(records.slice(0, 1))).toMatchObject({ phase: 'closed', outcome: 'solved' })
  expect(foldRecords(records.slice(0, 2))).toMatchObject({ phase: 'open', outcome: null, reopened: 1 })
  expect(foldRecords(records)).toMatchObject({
    phase: 'cancelled',
    outcome: 'merged',
    mergedInto: 'd',
    isFinished: true,
  })
})

test('a timeline with a missing line is refused', () => {
  const { records } = makeCommit('c', { events: [{ event: 'note' }, { event: 'note' }] })

  expect(() => foldRecords(records.slice(1))).toThrow('Line 1 of the timeline is missing')
})
