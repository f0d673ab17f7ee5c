import { change, type Examples } from './example.ts'

export const profileExamples: Examples<'profile'> = {
  'profile.no-weight': change('profile', { '/facts/priority': [{ value: 'high', weight: 0 }] }),
  'profile.p90-not-above-median': change('profile', { '/tasks/fix/takes/p90Minutes': 20 }),
  'profile.no-arrivals': change('profile', { '/arrivals/perHour/mon': { '09:00-17:00': 0 } }),
  'profile.other-node-kind': change('profile', { '/tasks/rest': { reply: 'never' } }),
  'profile.score-out-of-range': {
    kind: 'told',
    words: 'a survey of the kind csat for which the profile gives a weight to the score 7',
  },
  'profile.event-not-simulated': change('profile', { '/events': { rest: { after: { kind: 'fixed', minutes: 5 } } } }),
  'profile.flow-not-given': { kind: 'alone', of: 'profile' },
}
