import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBiRole } from '../../../store/bi/bi-role.ts'
import { openStore } from '../../../store/open-store.ts'
import type { Store } from '../../../store/store.ts'
import { postgresDatabase } from '../../parts/postgres.ts'

describe('the role for BI tools', () => {
  let url: string
  let store: Store
  let role: pg.Client
  const name = `bi_${process.pid}`

  const signIn = async (password: string) => {
    const address = new URL(url)
    address.username = name
    address.password = password
    const client = new pg.Client({ connectionString: address.href })
    await client.connect()
    return client
  }
  const makeRole = async (seesPeople = false) => {
    const password = randomUUID()
    return { password, views: await makeBiRole(store, { name, password, seesPeople }) }
  }

  beforeAll(async () => {
    url = (await postgresDatabase()).url
    store = await openStore({ url })
    role = await signIn((await makeRole()).password)
  })
  afterAll(async () => {
    await role?.end()
    await store.query(`drop owned by ${name}`)
    await store.query(`drop role ${name}`)
    await store.close()
  })

  it('reads every view but who people are', async () => {
    const views = await store.query<{ name: string }>(
      String.raw`select relname as name from pg_class where relkind = 'v' and relname like 'bi\_%' and relname <> 'bi_people'`,
    )
    expect(views.length).toBeGreaterThan(9)
    for (const view of views) await expect(role.query(`select * from ${view.name} limit 1`)).resolves.toBeDefined()
  })

  it('can read nothing else of the database, and write nothing at all', async () => {
    const others = await store.query<{ name: string }>(
      String.raw`select relname as name from pg_class where relnamespace = current_schema()::regnamespace
       and relkind in ('r', 'v', 'm', 'S') and (relname not like 'bi\_%' or relname = 'bi_people')`,
    )
    expect(others.length).toBeGreaterThan(30)
    for (const other of others)
      await expect(role.query(`select * from ${other.name}`), other.name).rejects.toThrow('permission denied')

    const [owner] = await store.query<{ name: string }>('select current_user as name')
    await role.query('set default_transaction_read_only = off')
    for (const text of [
      'update bi_customers set tier = tier',
      'delete from bi_facts',
      'create table mine (a integer)',
      `select append_stream_v1('[{"type": "case"}]')`,
      `select commit_steps_v1('[]'), pg_read_file('/etc/passwd')`,
      `set role ${owner?.name ?? ''}`,
      'create role other',
    ]) {
      await expect(role.query(text), text).rejects.toThrow(/permission denied|cannot|must be|not updatable/)
    }
  })

  it('cannot look behind a view with a function of its own that sees more than the view shows', async () => {
    await store.query(
      `insert into settings (kind, id, version, value, updated_at) values ('endpoints', 'secret-endpoint', 1, '{"id": "secret-endpoint"}', 0)`,
    )
    const seen: string[] = []
    role.on('notice', ({ message }) => seen.push(String(message)))
    await role.query(
      `create function pg_temp.tell(t text) returns boolean language plpgsql cost 0.0000001 as $$ begin raise notice '%', t; return true; end $$`,
    )
    await role.query('select * from bi_teams where pg_temp.tell(team)')

    expect(seen.join()).not.toContain('secret-endpoint')
  })

  it('ends statements that take too long', async () => {
    const { rows } = await role.query<{ statement_timeout: string }>('show statement_timeout')
    expect(rows[0]?.statement_timeout).toBe('5min')
  })

  it('has a new password when it is made again, and sees who people are only while that is granted', async () => {
    const made = await makeRole(true)
    const client = await signIn(made.password)
    await expect(client.query('select * from bi_people')).resolves.toBeDefined()

    await makeRole()
    await expect(client.query('select * from bi_people')).rejects.toThrow('permission denied')
    await client.end()
    expect(made.views).toContain('bi_people')
  })
})
