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

/** Answers are built by hand in their shape, so they are written as they are; the tests hold every answer against its schema. */
export const serializerCompiler: FastifySerializerCompiler<z.ZodType> = () => (value) => JSON.stringify(value)
