import type { TeamSetting } from '../core/contract/settings.ts'
import type { CaseFacts } from '../core/contract/state.ts'
import type { Customer } from '../store/customers/customers.ts'
import { findUser, getUser, listUsers, type User } from '../store/people/users.ts'
import { getSetting } from '../store/settings/settings.ts'
import type { Sql } from '../store/store.ts'

/** Somebody who can be written to. */
export interface Addressee {
  readonly email: string
  readonly language: string
}

/** What of a case says who is meant. */
export interface Belonging {
  readonly customer: Customer | null
  readonly facts: CaseFacts
  readonly team?: string | null
  readonly assignee?: string | null
}

/**
 * Who is meant by `customer`, `assignee`, `team`, `team:<id>`, `role:<id>`, a user's id or login, or an address; without
 * those who have no address or are not active. Nobody twice.
 */
export async function addressesOf(sql: Sql, to: string, of: Belonging): Promise<readonly Addressee[]> {
  if (to === 'customer') {
    const { customer } = of
    return customer?.email ? [{ email: customer.email, language: customer.language ?? 'en' }] : []
  }
  if (/^[^\s@:]+@[^\s@:]+$/.test(to)) return [{ email: to, language: 'en' }]
  const users = await usersOf(sql, to, of)
  const found = users.flatMap(({ email, language, isActive }) => (isActive && email ? [{ email, language }] : []))
  return [...new Map(found.map((one) => [one.email.toLowerCase(), one])).values()]
}

async function usersOf(sql: Sql, to: string, { team, assignee }: Belonging): Promise<readonly User[]> {
  if (to === 'assignee') return assignee ? one(sql, assignee) : team ? ofTeam(sql, team) : []
  if (to === 'team') return team ? ofTeam(sql, team) : []
  if (to.startsWith('team:')) return ofTeam(sql, to.slice('team:'.length))
  if (to.startsWith('role:')) {
    const role = to.slice('role:'.length)
    return (await listUsers(sql)).filter(({ roles }) => roles.includes(role))
  }
  return one(sql, to)
}

async function one(sql: Sql, name: string): Promise<readonly User[]> {
  const user = (await getUser(sql, name)) ?? (await findUser(sql, name))
  return user === null ? [] : [user]
}

async function ofTeam(sql: Sql, team: string): Promise<readonly User[]> {
  const members = (await getSetting<TeamSetting>(sql, 'teams', team))?.value.members ?? []
  return (await listUsers(sql)).filter(({ login, teams }) => teams.includes(team) || members.includes(login))
}
