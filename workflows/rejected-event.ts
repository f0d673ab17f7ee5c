import type { ApplicationFailure } from '@temporalio/workflow'
import type { CaseEvent } from '../core/contract/event.ts'
import type { Instant } from '../core/contract/time.ts'
import type { Received } from './received.ts'

/** What the timeline says of something that came when nobody waited for the answer, and that the case cannot take. */
export function rejectedEvent(
  received: Received,
  reason: ApplicationFailure,
  acceptedAt: (at: Instant | undefined) => Instant,
): CaseEvent {
  const code = reason.type ?? 'command.unreadable'
  const isCommand = received.kind === 'command'
  const commandId = isCommand || received.kind === 'unreadable' ? received.commandId : undefined
  return {
    kind: 'rejected',
    at: acceptedAt(isCommand ? received.at : undefined),
    actor: isCommand ? received.actor : { kind: 'system' },
    word: isCommand || received.kind === 'unreadable' ? received.word : received.kind,
    code,
    ...(commandId === undefined ? {} : { commandId }),
  }
}
