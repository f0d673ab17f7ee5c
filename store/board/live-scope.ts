import type { Conditions } from '../conditions.ts'
import { restrictTo, type Visibility } from '../visibility.ts'

/** Which cases are looked at; all that is given. Lists mean any of; an empty text stands for "none". */
export interface LiveScope {
  readonly flow?: readonly string[]
  readonly team?: readonly string[]
  readonly channel?: readonly string[]
  /** The class of the customer. */
  readonly tier?: readonly string[]
  readonly visibility: Visibility
}

const own = ['flow', 'team', 'channel'] as const

/** Lets through cases that still have work in them and are within the scope; `cases` is `c` in the query. */
export function narrowCases(scope: LiveScope, found: Conditions): void {
  found.add('c.is_open')
  restrictTo(scope.visibility, 'c', found)
  for (const name of own) anyOf(`c.${name}`, scope[name], found)
  if (scope.tier === undefined) return
  anyOf('(select k.tier from customers k where k.id = c.customer_id)', scope.tier, found)
}

/** Lets through facts of what happened that are within the scope; `report_facts` is `f` in the query. */
export function narrowFacts(scope: LiveScope, found: Conditions): void {
  restrictTo(scope.visibility, 'f', found)
  for (const name of [...own, 'tier'] as const) anyOf(`f.${name}`, scope[name], found)
}

function anyOf(column: string, values: readonly string[] | undefined, found: Conditions): void {
  if (values === undefined) return
  const named = values.filter((value) => value !== '')
  if (named.length === values.length) return found.oneOf(column, named)
  const list = found.value(JSON.stringify(named))
  found.add(`${column} is null or ${column} in (select jsonb_array_elements_text(${list}::jsonb))`)
}
