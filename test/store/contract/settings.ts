import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { appendAudit } from '../../../store/audit/append-audit.ts'
import { listAudit, verifyAudit } from '../../../store/audit/read-audit.ts'
import { deleteSecret, readSecret, saveSecret } from '../../../store/settings/secrets.ts'
import { deleteSetting, getSetting, listSettings, saveSetting } from '../../../store/settings/settings.ts'
import type { Store } from '../../../store/store.ts'
import { morning } from '../make-commit.ts'

export function settingsContract(open: () => Store): void {
  const team = (id: string, name: string) =>
    ({ kind: 'teams', id, value: { id, name }, updatedAt: morning, updatedBy: 'ben' }) as const
  const note = (subject: string, data = {}) =>
    open().transaction((tx) =>
      appendAudit(tx, { at: morning, actor: { kind: 'person', id: 'ben' }, action: 'setting.changed', subject, data }),
    )

  test('count the changes of a setting, and refuse one that was made from an older version', async () => {
    const [store, id] = [open(), randomUUID()]

    expect(await saveSetting(store, { ...team(id, 'One'), ifVersion: null })).toMatchObject({ version: 1 })
    expect(await saveSetting(store, { ...team(id, 'Two'), ifVersion: 1 })).toMatchObject({ version: 2 })
    expect(await saveSetting(store, team(id, 'Three'))).toMatchObject({ version: 3, value: { id, name: 'Three' } })

    const changed = { code: 'store.setting-changed', params: { kind: 'teams', id } }
    await expect(saveSetting(store, { ...team(id, 'x'), ifVersion: 1 })).rejects.toMatchObject(changed)
    await expect(saveSetting(store, { ...team(id, 'x'), ifVersion: null })).rejects.toMatchObject(changed)
    await expect(deleteSetting(store, 'teams', id, 1)).rejects.toMatchObject(changed)
    expect(await getSetting(store, 'teams', id)).toMatchObject({ version: 3, value: { name: 'Three' } })
    expect((await listSettings(store, 'teams')).some((one) => one.id === id)).toBe(true)
    expect(await listSettings(store, 'sites')).toEqual([])
    expect(await deleteSetting(store, 'teams', id, 3)).toBe(true)
    expect(await getSetting(store, 'teams', id)).toBeNull()
    expect(await deleteSetting(store, 'teams', id)).toBe(false)
  })

  test('give a secret back with its key alone, and nothing of it without', async () => {
    const [store, name] = [open(), `endpoints/${randomUUID()}`]
    const key = randomBytes(32)

    await saveSecret(store, key, name, 'whsec_五', morning)

    expect(await readSecret(store, key, name)).toBe('whsec_五')
    await expect(readSecret(store, randomBytes(32), name)).rejects.toMatchObject({ code: 'store.secret-unreadable' })
    const [row] = await store.query<{ sealed: Uint8Array }>('select sealed from secrets where name = $1', [name])
    expect(Buffer.from(row!.sealed).includes('whsec')).toBe(false)
    await store.query('update secrets set name = $2 where name = $1', [name, `${name}/other`])
    await expect(readSecret(store, key, `${name}/other`)).rejects.toMatchObject({ code: 'store.secret-unreadable' })
    await saveSecret(store, key, `${name}/other`, 'next', morning)
    expect(await readSecret(store, key, `${name}/other`)).toBe('next')
    await deleteSecret(store, `${name}/other`)
    expect(await readSecret(store, key, `${name}/other`)).toBeNull()
  })

  test('keep an audit in order, a line at a time, also when many write at once', async () => {
    const subject = randomUUID()

    const seqs = await Promise.all(Array.from({ length: 10 }, (_, index) => note(subject, { index })))

    expect(new Set(seqs).size).toBe(10)
    const { items, nextCursor } = await listAudit(open(), { limit: 4, actorId: 'ben' })
    expect(items).toHaveLength(4)
    expect(items[0]!.seq).toBeGreaterThan(items[1]!.seq)
    const next = await listAudit(open(), { limit: 4, actorId: 'ben', cursor: nextCursor })
    expect(next.items[0]!.seq).toBeLessThan(items[3]!.seq)
    expect(await verifyAudit(open())).toMatchObject({ isWhole: true })
  })

  test('refuse to change, remove or empty the audit', async () => {
    await note('kept')

    for (const attempt of [`update audit set subject = 'x'`, 'delete from audit', 'truncate audit']) {
      await expect(open().query(attempt)).rejects.toThrow('The audit is only ever added to')
    }
  })

  test('show where the audit was tampered with, by someone who may even drop its guard', async () => {
    await note('before')
    const broken = await note('honest', { odd: 'null \0 and \ud83d' })
    await note('after')
    const tamper = (from: string, to: string) =>
      open().transaction(async (tx) => {
        await tx.query('alter table audit disable trigger audit_is_append_only')
        await tx.query('update audit set subject = $3 where seq = $1 and subject = $2', [broken, from, to])
        await tx.query('alter table audit enable trigger audit_is_append_only')
      })
    expect(await verifyAudit(open())).toMatchObject({ isWhole: true })

    await tamper('honest', 'forged')
    expect(await verifyAudit(open())).toEqual({ isWhole: false, brokenAt: broken })

    await tamper('forged', 'honest')
    expect(await verifyAudit(open())).toMatchObject({ isWhole: true })
  })
}
