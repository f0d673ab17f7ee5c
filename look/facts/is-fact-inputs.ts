import type { FactInputs } from './fact-input.ts'

/** Whether what was kept as a draft is what a form of facts holds. */
export function isFactInputs(value: unknown): value is FactInputs {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every(
    (input) => typeof input === 'string' || (Array.isArray(input) && input.every((item) => typeof item === 'string')),
  )
}
