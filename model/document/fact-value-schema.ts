import { z } from 'zod'

const scalarSchema = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])

/** A value of a fact, or a list of plain values; whether it fits the fact's type is checked apart. */
export const factValueSchema = z.union([scalarSchema, z.array(scalarSchema).max(1000)])
