import { describe, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { ProfileDocument } from '../../core/contract/profile.ts'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import type { SettingsDocument } from '../../core/contract/settings.ts'
import { flowSchema } from '../../model/flow/flow-schema.ts'
import { policySchema } from '../../model/policy/policy-schema.ts'
import { profileSchema } from '../../model/profile/profile-schema.ts'
import { scenarioSchema } from '../../model/scenario/scenario-schema.ts'
import { settingsSchema } from '../../model/settings/settings-schema.ts'
import type { Written } from './written.ts'

/** The compiler is what fails here: `tsc -b test` refuses a schema that reads more or less than the contract says. */
describe('what a schema reads is what the contract says, both ways', () => {
  test('policy', () => {
    expectTypeOf<Written<z.output<typeof policySchema>>>().toExtend<PolicyDocument>()
    expectTypeOf<PolicyDocument>().toExtend<Written<z.output<typeof policySchema>>>()
  })

  test('flow', () => {
    expectTypeOf<Written<z.output<typeof flowSchema>>>().toExtend<FlowDocument>()
    expectTypeOf<FlowDocument>().toExtend<Written<z.output<typeof flowSchema>>>()
  })

  test('scenario', () => {
    expectTypeOf<Written<z.output<typeof scenarioSchema>>>().toExtend<ScenarioDocument>()
    expectTypeOf<ScenarioDocument>().toExtend<Written<z.output<typeof scenarioSchema>>>()
  })

  test('profile', () => {
    expectTypeOf<Written<z.output<typeof profileSchema>>>().toExtend<ProfileDocument>()
    expectTypeOf<ProfileDocument>().toExtend<Written<z.output<typeof profileSchema>>>()
  })

  test('settings', () => {
    expectTypeOf<Written<z.output<typeof settingsSchema>>>().toExtend<SettingsDocument>()
    expectTypeOf<SettingsDocument>().toExtend<Written<z.output<typeof settingsSchema>>>()
  })
})

/** Assignable both ways still lets a schema forget an optional field: the keys have to be the same, too. */
describe('a schema knows every field of the contract', () => {
  test('of a clock', () => {
    type Clock = z.output<typeof policySchema>['clocks'][number]
    expectTypeOf<keyof Clock>().toEqualTypeOf<keyof PolicyDocument['clocks'][number]>()
  })

  test('of each document', () => {
    expectTypeOf<keyof z.output<typeof policySchema>>().toEqualTypeOf<keyof PolicyDocument>()
    expectTypeOf<keyof z.output<typeof flowSchema>>().toEqualTypeOf<keyof FlowDocument>()
    expectTypeOf<keyof z.output<typeof scenarioSchema>>().toEqualTypeOf<keyof ScenarioDocument>()
    expectTypeOf<keyof z.output<typeof profileSchema>>().toEqualTypeOf<keyof ProfileDocument>()
    expectTypeOf<keyof z.output<typeof settingsSchema>>().toEqualTypeOf<keyof SettingsDocument>()
  })

  test('of each node', () => {
    type Fields<N> = N extends { kind: infer K } ? [K, keyof N] : never
    type Read = Fields<z.output<typeof flowSchema>['nodes'][number]>
    expectTypeOf<Read>().toEqualTypeOf<Fields<FlowDocument['nodes'][number]>>()
  })
})
