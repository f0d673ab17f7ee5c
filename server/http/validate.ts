import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import type { z } from 'zod'
import { checkShape } from '../../model/document/check-shape.ts'
import { apiProblem } from '../problems/api-problem.ts'

/** Holds parameters, query and body of a request against their schemas; what is wrong becomes issues, all at once, as in documents. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (value: unknown) => {
    const checked = checkShape(schema, httpPart === 'body' ? value : { ...(value as object) })
    if (checked.ok) return { value: checked.value }
    return { error: apiProblem('http.invalid-request', {}, { issues: checked.issues }) }
  }

/**
 * Answers are built by hand in their shape, so they are written as they are. With `checks` each is held against its schema first, and one that does
 * not fit is a bug that throws: the tests run so.
 */
export function serializerCompiler(checks: boolean): FastifySerializerCompiler<z.ZodType> {
  return ({ schema, method, url }) =>
    (value) => {
      if (checks) refuseMisfit(schema, value, `${method} ${url}`)
      return JSON.stringify(value)
    }
}

function refuseMisfit(schema: z.ZodType, value: unknown, route: string): void {
  const result = schema.safeParse(value)
  if (!result.success) throw new Error(`The answer of ${route} does not fit its schema: ${result.error.message}`)
}
