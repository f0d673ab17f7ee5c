import type { Issue } from '../../core/contract/issue.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { checkShape } from '../document/check-shape.ts'
import { makeIssue } from '../document/issue.ts'
import { compile } from '../plan/compile.ts'
import { readProfile } from './check-profile.ts'
import { profileSchema } from './profile-schema.ts'

/** Documents of each kind as they were read; the checks of a profile take no other names. */
export interface DocumentsBeside {
  readonly flow: readonly unknown[]
  readonly policy: readonly unknown[]
  readonly rules: readonly unknown[]
  readonly calendar: readonly unknown[]
}

/**
 * All that is wrong with a profile beside the documents of some files. It names no flow, so it is held against each that compiles
 * and told what is wrong with the one it fits best; where none compiles, only its shape is judged, and an `info` says so.
 */
export function checkProfileBeside(value: unknown, beside: DocumentsBeside): readonly Issue[] {
  const plans = plansOf(beside)
  if (plans.length === 0) {
    const shape = checkShape(profileSchema, value)
    return shape.ok ? [makeIssue('profile.flow-not-given', '', {})] : shape.issues
  }
  const others = new Map(plans.map((plan) => [plan.id, plan]))
  const calendars = beside.calendar.flatMap((calendar) => idOf(calendar) ?? [])
  const answers = plans.map((plan) => {
    const read = readProfile(value, { plan, others, calendars: [...calendars, ...Object.keys(plan.calendars)] })
    return read.ok ? [] : read.issues
  })
  return answers.reduce((best, issues) => (issues.length < best.length ? issues : best))
}

function plansOf(beside: DocumentsBeside): Plan[] {
  const versioned = (documents: readonly unknown[]) => documents.map((document) => ({ document, version: null }))
  const parts = {
    policies: versioned(beside.policy),
    rules: versioned(beside.rules),
    calendars: versioned(beside.calendar),
  }
  return versioned(beside.flow).flatMap((flow) => {
    const compiled = compile({ ...parts, flow }, { evaluator: 'compiled' })
    return compiled.ok ? [compiled.plan] : []
  })
}

function idOf(value: unknown): string | undefined {
  const id =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'id') ? (value as { id: unknown }).id : null
  return typeof id === 'string' ? id : undefined
}
