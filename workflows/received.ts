import type { Actor } from '../core/contract/case-command.ts'
import type { CaseFacts } from '../core/contract/state.ts'
import type { PublishedSignal } from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'
import { parseInstant } from '../core/facts/moment.ts'

/** What came by update or signal, read as far as it can be read without knowing the case. Nothing in it is trusted. */
export type Received =
  | {
      readonly kind: 'command'
      readonly commandId: string | undefined
      /** When it was accepted, if the sender says so. */
      readonly at: Instant | undefined
      readonly actor: Actor
      /** The command as written; `checkCommand` judges it. */
      readonly input: unknown
      readonly word: string
    }
  | { readonly kind: 'poke' }
  | { readonly kind: 'tick'; readonly at: Instant }
  | {
      readonly kind: 'childEnded'
      readonly at: Instant | undefined
      readonly ref: string
      readonly outcome: string | null
      readonly facts: CaseFacts
    }
  | PublishedSignal
  | { readonly kind: 'unreadable'; readonly word: string; readonly commandId?: string }

/** Who sends commands straight through Temporal, unless the sender says otherwise. */
export const temporalActor: Actor = { kind: 'key', id: 'temporal' }

const actorKinds: readonly string[] = ['person', 'customer', 'bot', 'key', 'system'] satisfies Actor['kind'][]
const idPattern = /^[\w.:@-]{1,200}$/
const envelopeFields: readonly string[] = ['commandId', 'at', 'actor']

/**
 * Reads an argument of the update `command` or the signal `event`: a command in its envelope (`{command: {do, …}, commandId, …}`),
 * a flat one (`{do, …, commandId?, at?, actor?}`), or one of the system's own messages. Pure; never throws.
 */
export function readReceived(argument: unknown): Received {
  if (!isRecord(argument)) return { kind: 'unreadable', word: '' }
  if (typeof argument['kind'] === 'string') return readSystemMessage(argument)
  const isInEnvelope = isRecord(argument['command'])
  const input = isInEnvelope ? argument['command'] : withoutEnvelope(argument)
  const word = isRecord(input) && typeof input['do'] === 'string' ? input['do'].slice(0, 40) : ''
  const saidAt = own(argument, 'at')
  const at = saidAt === undefined ? undefined : readInstant(saidAt)
  const commandId = own(argument, 'commandId')
  const saidActor = own(argument, 'actor')
  const actor = saidActor === undefined ? temporalActor : saidActor
  const isReadable = at !== null && (commandId === undefined || isId(commandId)) && isActor(actor)
  if (word === '' || !isReadable) return { kind: 'unreadable', word }
  return { kind: 'command', commandId, at, actor, input, word }
}

/** The same with a command id where it has none: what comes twice by one update or signal is taken once. */
export function withCommandId(received: Received, id: string): Received {
  const canHaveOne = received.kind === 'command' || received.kind === 'unreadable'
  return canHaveOne && received.commandId === undefined ? { ...received, commandId: id } : received
}

/** An instant as epoch milliseconds, from either way of writing it; null if it is neither. */
export function readInstant(value: unknown): Instant | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null
  return typeof value === 'string' && value.length <= 40 ? parseInstant(value) : null
}

/** Whether a value says who somebody is. */
export function isActor(value: unknown): value is Actor {
  if (!isRecord(value) || !actorKinds.includes(value['kind'] as string)) return false
  return value['id'] === undefined || isId(value['id'])
}

/** Whether a value is an object whose fields can be read. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readSystemMessage(message: Readonly<Record<string, unknown>>): Received {
  const word = String(message['kind']).slice(0, 40)
  switch (word) {
    case 'poke':
      return { kind: 'poke' }
    case 'tick': {
      const at = readInstant(message['at'])
      return at === null ? { kind: 'unreadable', word } : { kind: 'tick', at }
    }
    case 'childEnded': {
      const { ref, outcome, facts, at } = message
      const isReadable = isId(ref) && (outcome === null || typeof outcome === 'string') && isRecord(facts)
      if (!isReadable) return { kind: 'unreadable', word }
      return { kind: 'childEnded', ref, outcome, facts: facts as CaseFacts, at: readInstant(at) ?? undefined }
    }
    case 'planPublished': {
      const { hash, place, mapping } = message
      const at = readInstant(message['at'])
      if (at === null || !isId(hash) || !isCount(place) || !isMapping(mapping)) return { kind: 'unreadable', word }
      return { kind: 'planPublished', at, hash, place, mapping }
    }
    case 'calendarPublished': {
      const { id, version } = message
      const at = readInstant(message['at'])
      if (at === null || !isId(id) || !isCount(version)) return { kind: 'unreadable', word }
      return { kind: 'calendarPublished', at, id, version }
    }
    default:
      return { kind: 'unreadable', word }
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}

function isMapping(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((node) => typeof node === 'string')
}

function withoutEnvelope(argument: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(argument).filter(([name]) => !envelopeFields.includes(name)))
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value)
}
