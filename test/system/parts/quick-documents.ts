import type { NamedDocument } from '../../../sdk/documents.ts'

const allDay = ['00:00-24:00']

/** A process that promises its first answer within `seconds`, day and night, and tells the managers when that is missed. */
export function quickDocuments(seconds: number): readonly NamedDocument[] {
  return [
    {
      kind: 'calendar',
      id: 'day-and-night',
      name: 'Day and night',
      timeZone: 'Asia/Shanghai',
      hours: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
    },
    {
      kind: 'policy',
      id: 'quick-standard',
      name: 'Quick',
      clocks: [
        {
          id: 'first-response',
          name: 'First answer',
          metric: 'firstResponse',
          calendar: 'day-and-night',
          targets: [{ within: { amount: seconds / 60, unit: 'businessMinutes' } }],
          escalations: [
            {
              at: { percent: 100 },
              do: [{ action: 'notify', to: ['role:manager'], message: 'deadline-missed' }],
            },
          ],
        },
      ],
    },
    {
      kind: 'flow',
      id: 'quick',
      name: 'Quick',
      policy: 'quick-standard',
      stages: [{ id: 'work', name: 'Work' }],
      nodes: [
        { id: 'come', kind: 'start', stage: 'work', name: 'It comes' },
        {
          id: 'do',
          kind: 'task',
          stage: 'work',
          name: 'Do it',
          queue: { team: 'frontline' },
          outcomes: [{ id: 'done', name: 'Done', resolves: true }],
        },
        { id: 'over', kind: 'end', stage: 'work', name: 'Over', does: 'close' },
      ],
      edges: [
        { from: 'come', to: 'do', on: 'next' },
        { from: 'do', to: 'over', on: 'done' },
      ],
    },
  ]
}
