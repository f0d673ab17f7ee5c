import { describe, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { ListRule, RulesDocument, RulesList, RulesTable, TableRow } from '../../../core/contract/rules.ts'
import type { rulesSchema } from '../../../model/rules/rules-schema.ts'
import type { Written } from '../written.ts'

type Read = Written<z.output<typeof rulesSchema>>
type ReadTable = Extract<Read, { readonly style: 'table' }>
type ReadList = Extract<Read, { readonly style: 'list' }>

/** The compiler is what fails here: `tsc -b test` refuses a schema that reads more or less than the contract says. */
describe('what the schema of rules reads is what the contract says', () => {
  test('both ways', () => {
    expectTypeOf<Read>().toExtend<RulesDocument>()
    expectTypeOf<RulesDocument>().toExtend<Read>()
  })

  test('field by field', () => {
    expectTypeOf<keyof ReadTable>().toEqualTypeOf<keyof RulesTable>()
    expectTypeOf<keyof ReadList>().toEqualTypeOf<keyof RulesList>()
    expectTypeOf<keyof ReadTable['rows'][number]>().toEqualTypeOf<keyof TableRow>()
    expectTypeOf<keyof ReadList['rules'][number]>().toEqualTypeOf<keyof ListRule>()
  })
})
