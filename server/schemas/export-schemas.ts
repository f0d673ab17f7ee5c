import { z } from 'zod'
import { type ExportSet, exportColumns, exportFilters } from '../../core/contract/wire-exports.ts'

const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .exactOptional()

const anyOf = (what: string) =>
  z
    .string()
    .max(4000)
    .exactOptional()
    .meta({ description: `${what}; several as a,b, and nothing before or after a comma for none` })

/** How one export is asked for; columns and filters are its own, and what it has not is refused. */
export function exportQuerySchema(set: ExportSet) {
  const columns = Object.keys(exportColumns[set])
  return z.strictObject({
    format: z.enum(['csv', 'ndjson']).exactOptional().meta({ description: 'left out: what Accept asks for, else csv' }),
    columns: z
      .string()
      .max(2000)
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(columns)).min(1).max(columns.length))
      .exactOptional()
      .meta({ description: `which, in this order: ${columns.join(', ')}` }),
    from: instant.meta({ description: 'the first instant, ISO 8601 with an offset' }),
    to: instant.meta({ description: 'the first instant that is not in it' }),
    cursor: z.string().min(1).max(1000).exactOptional().meta({ description: 'the cursor of the last row of NDJSON' }),
    mark: z.enum(['true', 'false']).exactOptional().meta({ description: 'a byte order mark for Excel; csv only' }),
    ...Object.fromEntries(exportFilters[set].map((name) => [name, anyOf(name)])),
  })
}
