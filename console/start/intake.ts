import type { WireCustomer } from '../../core/contract/wire.ts'
import { type FactFault, type FactField, type FactInputs, readFactForm } from '../../look/facts/fact-input.ts'
import { isFactInputs } from '../../look/facts/is-fact-inputs.ts'
import type { NewCase } from '../api/api.ts'

/** What is typed about a customer; `id` is that of a known one, else empty. */
export interface CustomerInput {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
}

/** What stands in the form that starts a case; texts, so that it can be kept as a draft. */
export interface Intake {
  readonly flow: string
  readonly customer: CustomerInput
  readonly channel: string
  readonly subject: string
  readonly message: string
  readonly facts: FactInputs
}

export interface IntakeFaults {
  readonly subject?: boolean
  readonly email?: boolean
  readonly facts: Readonly<Record<string, FactFault>>
}

export const emptyIntake: Intake = {
  flow: '',
  customer: { id: '', name: '', email: '', phone: '' },
  channel: '',
  subject: '',
  message: '',
  facts: {},
}

/** The request that starts the case (all but its id), or what is wrong with the form; empty fields are left out. */
export function readIntake(
  intake: Intake,
  flow: string,
  fields: readonly FactField[],
):
  | { readonly ok: true; readonly request: Omit<NewCase, 'id'> }
  | { readonly ok: false; readonly faults: IntakeFaults } {
  const read = readFactForm(fields, intake.facts)
  const [subject, message, email] = [intake.subject.trim(), intake.message.trim(), intake.customer.email.trim()]
  const faults: IntakeFaults = {
    ...(subject === '' ? { subject: true } : {}),
    ...(email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email) ? { email: true } : {}),
    facts: read.ok ? {} : read.faults,
  }
  if (!read.ok || faults.subject || faults.email) return { ok: false, faults }
  const customer = customerOf(intake.customer)
  return {
    ok: true,
    request: {
      flow,
      facts: read.facts,
      subject,
      ...(message === '' ? {} : { message }),
      ...(intake.channel === '' ? {} : { channel: intake.channel }),
      ...(customer === null ? {} : { customer }),
    },
  }
}

function customerOf(input: CustomerInput): Partial<WireCustomer> | null {
  const given = (['id', 'name', 'email', 'phone'] as const).flatMap((part) => {
    const text = input[part].trim()
    return text === '' ? [] : [[part, text] as const]
  })
  return given.length === 0 ? null : Object.fromEntries(given)
}

/** Whether what was kept as a draft is such a form. */
export function isIntake(value: unknown): value is Intake {
  if (typeof value !== 'object' || value === null) return false
  const { customer, facts, ...texts } = value as Partial<Record<keyof Intake, unknown>>
  if (typeof customer !== 'object' || customer === null || !isFactInputs(facts)) return false
  const fields: Readonly<Record<string, unknown>> = { ...texts, ...customer }
  return ['flow', 'channel', 'subject', 'message', 'id', 'name', 'email', 'phone'].every(
    (name) => typeof fields[name] === 'string',
  )
}
