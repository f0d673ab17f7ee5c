import { change, type Examples } from './example.ts'

const clock = (fields: Readonly<Record<string, unknown>>) =>
  change('policy', Object.fromEntries(Object.entries(fields).map(([field, value]) => [`/clocks/0/${field}`, value])))
const notify = [{ action: 'notify', to: ['team'] }]
const hours = (amount: number, unit = 'businessHours') => ({ amount, unit })

export const policyExamples: Examples<'policy'> = {
  'policy.field-of-another-event': clock({
    metric: 'custom',
    start: { event: 'note', stage: 'work' },
    stop: { event: 'resolved' },
  }),
  'policy.value-without-fact': clock({
    metric: 'custom',
    start: { event: 'factChanged', is: 1 },
    stop: { event: 'note' },
  }),
  'policy.custom-needs-start': clock({ metric: 'custom', stop: { event: 'resolved' } }),
  'policy.custom-needs-stop': clock({ metric: 'custom', start: { event: 'note' } }),
  'policy.stage-needed': clock({ metric: 'stage' }),
  'policy.field-of-another-metric': clock({ stage: 'work' }),
  'policy.no-effect': clock({ metric: 'firstResponse', onReopen: 'restart' }),
  'policy.target-never-reached': clock({
    targets: [{ within: hours(8) }, { when: { priority: 'high' }, within: hours(4) }],
  }),
  'policy.value-or-raise': clock({
    escalations: [{ at: { percent: 100 }, do: [{ action: 'set', fact: 'priority' }] }],
  }),
  'policy.bad-percent': clock({ warnAt: [120] }),
  'policy.warning-twice': clock({ warnAt: [50, 50] }),
  'policy.unknown-recipient': clock({
    escalations: [{ at: { percent: 100 }, do: [{ action: 'notify', to: ['asignee'] }] }],
  }),
  'policy.clock-never-starts': clock({ metric: 'custom', start: { event: 'closed' }, stop: { event: 'note' } }),
  'policy.clock-never-stops': clock({
    metric: 'custom',
    start: { event: 'note' },
    stop: { event: 'surveyAnswered' },
  }),
  'policy.target-ends-overnight': clock({ targets: [{ within: hours(30, 'minutes') }] }),
  'policy.target-ends-while-closed': clock({ targets: [{ within: hours(24, 'hours') }] }),
  'policy.escalation-before-start': clock({ escalations: [{ at: { before: hours(9) }, do: notify }] }),
  'policy.escalation-while-closed': clock({ escalations: [{ at: { after: hours(2, 'hours') }, do: notify }] }),
  'policy.own-breach': clock({
    metric: 'custom',
    start: [{ event: 'note' }, { event: 'breached', clock: 'resolution' }],
    stop: { event: 'resolved' },
  }),
}
