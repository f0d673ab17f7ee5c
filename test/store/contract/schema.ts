import { getTableColumns, getTableName, isTable } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import * as documents from '../../../store/schema/documents.ts'
import * as people from '../../../store/schema/people.ts'
import type { Store } from '../../../store/store.ts'

const tables = Object.values({ ...documents, ...people }).filter((one) => isTable(one)) as PgTable[]

export function schemaContract(open: () => Store): void {
  test.each(tables.map((table) => [getTableName(table), table] as const))(
    'of %s in code is that of the migrations, column by column',
    async (name, table) => {
      const found = await open().query<{ name: string; type: string; required: boolean }>(
        `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
         from pg_attribute a where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped order by 1`,
        [name],
      )

      const expected = Object.values(getTableColumns(table)).map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        required: column.notNull,
      }))

      expect(found).toEqual(expected.toSorted((one, other) => (one.name < other.name ? -1 : 1)))
    },
  )
}
