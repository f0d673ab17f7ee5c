import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstAssumptions, profileFor, weekOf } from '../../../editor/simulation/assumptions.ts'
import { flowIn } from '../../../editor/workspace/workspace.ts'
import { profileSchema } from '../../../model/profile/profile-schema.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const flow = flowIn(templateWorkspace('complaint'))
const tasks = flow.nodes.flatMap(({ id, kind }) => (kind === 'task' ? [id] : []))

const week = fc.array(
  fc.integer({ min: 0, max: 400 }).map((rate) => rate / 4),
  { minLength: 168, maxLength: 168 },
)

it('what an owner says by weekday and hour is what the profile says, and back', () => {
  fc.assert(
    fc.property(week, (given) => {
      const profile = profileFor(flow, { ...firstAssumptions, arrivals: 'own', week: given }, null)

      expect(profileSchema.safeParse(profile).success).toBe(true)
      expect(weekOf(profile)).toEqual(given)
    }),
  )
})

it('whatever was so in the past, a flow is tried with steps, outcomes, facts and values that it has', () => {
  const names = fc.constantFrom(...flow.nodes.map(({ id }) => id), 'gone', 'elsewhere')
  const weights = fc.dictionary(
    fc.constantFrom('solved', 'next', 'never', 'accepted'),
    fc.integer({ min: 1, max: 9 }),
    {
      minKeys: 1,
    },
  )
  const histories = fc.record({
    kind: fc.constant('profile' as const),
    tasks: fc.dictionary(
      names,
      weights.map((outcomes) => ({ outcomes })),
    ),
    surveys: fc.dictionary(names, fc.record({ answered: fc.double({ min: 0, max: 1, noNaN: true }) })),
    acts: fc.dictionary(names, fc.record({ fails: fc.double({ min: 0, max: 1, noNaN: true }) })),
    facts: fc.dictionary(
      fc.constantFrom(...(flow.facts ?? []).map(({ id }) => id), 'gone'),
      fc.array(fc.record({ value: fc.constantFrom('high', 'normal', 'nothing') }), { minLength: 1 }),
    ),
  })
  fc.assert(
    fc.property(histories, (history) => {
      const profile = profileFor(flow, { ...firstAssumptions, arrivals: 'history' }, history)

      for (const [id, task] of Object.entries(profile.tasks ?? {})) {
        const node = flow.nodes.find((one) => one.id === id)
        expect(node?.kind).toBe('task')
        const outcomes =
          node?.kind === 'task' ? node.outcomes.map((one) => (typeof one === 'string' ? one : one.id)) : []
        for (const way of Object.keys(task.outcomes ?? {})) expect(outcomes).toContain(way)
        expect(Object.keys(task.outcomes ?? {}).length).toBeGreaterThan(0)
      }
      for (const id of Object.keys(profile.surveys ?? {})) {
        expect(flow.nodes.find((node) => node.id === id)?.kind).toBe('survey')
      }
      for (const id of Object.keys(profile.acts ?? {})) {
        expect(flow.nodes.find((node) => node.id === id)?.kind).toBe('act')
      }
      for (const [id, values] of Object.entries(profile.facts ?? {})) {
        expect(flow.facts?.some((fact) => fact.id === id)).toBe(true)
        expect(values.length).toBeGreaterThan(0)
      }
    }),
  )
})

it('people and times that an owner says go over those of the past, and only for steps that there are', () => {
  const [task = ''] = tasks
  const assumptions = {
    ...firstAssumptions,
    teams: { frontline: 3 },
    tasks: { [task]: { medianMinutes: 5, p90Minutes: 9 }, gone: { medianMinutes: 1, p90Minutes: 1 } },
  }

  expect(profileFor(flow, assumptions, null)).toEqual({
    kind: 'profile',
    teams: { frontline: { capacity: 3 } },
    tasks: { [task]: { takes: { kind: 'lognormal', medianMinutes: 5, p90Minutes: 9 } } },
  })
})
