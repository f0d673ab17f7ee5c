import type { Actor } from '../../core/contract/case-command.ts'
import type { Visibility } from '../../store/visibility.ts'
import type { Permission } from './permissions.ts'

/** Whoever makes a request: a person who signed in, or a system with an API key. */
export interface Principal {
  readonly kind: 'person' | 'key'
  readonly id: string
  readonly name: string
  readonly login: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly language: string
  readonly permissions: ReadonlySet<Permission>
  /** The cases that they may see, and figures of. Routes that tell of cases say that they keep to it (`reach`). */
  readonly visibility: Visibility
  /** The token of the session, which its cookie carries; null for a key. Never logged, never answered. */
  readonly sessionToken: string | null
}

/** The principal as commands and audit entries name it. */
export function actorOf(principal: Principal): Actor {
  return { kind: principal.kind, id: principal.id }
}
