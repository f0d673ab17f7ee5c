import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import type { Store } from '../store.ts'

export interface BiRole {
  /** Small letters, digits and `_`. */
  readonly name: string
  readonly password: string
  /** Whether it may read who people are (`bi_people`). */
  readonly seesPeople: boolean
}

/** What a role for BI tools may be called. */
export const biRoleName = /^[a-z_][a-z0-9_]{0,62}$/

/** How long one statement of a BI tool may take. */
const statementWithin = '5min'

/**
 * Makes the role or brings it up to date, its password included: it may sign in, read the `bi_*` views and nothing else. Every right on
 * anything else of this schema is taken away. On a server only, for a user who may make roles. The password itself is never sent.
 */
export async function makeBiRole(
  store: Pick<Store, 'transaction'>,
  { name, password, seesPeople }: BiRole,
): Promise<readonly string[]> {
  if (!biRoleName.test(name)) throw new RangeError(`A role cannot be called ${name}.`)
  return store.transaction(async (tx) => {
    const run = async (form: string, ...values: string[]) => {
      const places = values.map((_, index) => `$${index + 2}::text`).join(', ')
      const [row] = await tx.query<{ text: string }>(
        `select format($1::text${places === '' ? '' : `, ${places}`}) as text`,
        [form, ...values],
      )
      await tx.query(row?.text ?? '')
    }
    const known = await tx.query('select 1 from pg_roles where rolname = $1', [name])
    const [place] = await tx.query<{ schema: string; database: string }>(
      'select current_schema() as schema, current_database() as database',
    )
    const { schema = 'public', database = '' } = place ?? {}
    await run(
      `${known.length === 0 ? 'create' : 'alter'} role %I with login nosuperuser nocreatedb nocreaterole noinherit noreplication
       connection limit 10 password %L`,
      name,
      scramOf(password),
    )
    await run('alter role %I set default_transaction_read_only = on', name)
    await run('alter role %I set statement_timeout = %L', name, statementWithin)
    await run('alter role %I set idle_in_transaction_session_timeout = %L', name, statementWithin)
    await run('alter role %I set search_path = %I', name, schema)
    await run('revoke all on all tables in schema %I from %I', schema, name)
    await run('grant connect on database %I to %I', database, name)
    await run('grant usage on schema %I to %I', schema, name)
    const views = await viewsOf(tx, seesPeople)
    for (const view of views) await run('grant select on %I.%I to %I', schema, view, name)
    return views
  })
}

async function viewsOf(tx: Parameters<Parameters<Store['transaction']>[0]>[0], seesPeople: boolean): Promise<string[]> {
  const rows = await tx.query<{ name: string }>(
    String.raw`select viewname as name from pg_views where schemaname = current_schema() and viewname like 'bi\_%' order by viewname`,
  )
  return rows.map(({ name }) => name).filter((name) => seesPeople || name !== 'bi_people')
}

const iterations = 4096

/** A password as PostgreSQL keeps it (RFC 5803), so that the words of a statement, which servers log, do not hold it. */
export function scramOf(password: string, salt: Uint8Array = randomBytes(16)): string {
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256')
  const keyOf = (what: string) => createHmac('sha256', salted).update(what).digest()
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64')
  const serverKey = keyOf('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${Buffer.from(salt).toString('base64')}$${storedKey}:${serverKey}`
}
