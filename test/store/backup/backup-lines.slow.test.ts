import { describe, expect, it } from 'vitest'
import { backupLines, verifyBackup } from '../../../store/backup/read-backup.ts'
import { restoreBackup } from '../../../store/backup/restore-backup.ts'
import { writeBackup } from '../../../store/backup/write-backup.ts'
import { saveCustomer } from '../../../store/customers/customers.ts'
import { openScratchStore } from '../scratch-store.ts'

async function* each(lines: readonly string[]): AsyncIterable<string> {
  yield* lines
}

async function writtenLines(): Promise<readonly string[]> {
  const store = await openScratchStore()
  try {
    await saveCustomer(store, 'li', { name: '李娜', email: 'li@example.test' }, 1)
    await saveCustomer(store, 'bo', { name: 'Bo "the\nline" \\ Breaker' }, 2)
    const lines: string[] = []
    const parts = { store, secretKey: new Uint8Array(32), release: '9.9.9', at: 7 }
    await writeBackup(parts, async (line) => void lines.push(line))
    return lines
  } finally {
    await store.close()
  }
}

describe('the lines of a backup', () => {
  it('say what they are, are whole, and hold every row as it was', async () => {
    const lines = await writtenLines()
    const store = await openScratchStore()
    try {
      const header = await verifyBackup(each(lines))
      const restored = await restoreBackup(store, backupLines(each(lines)), { now: 9, onRows: () => undefined })
      const again: string[] = []
      const parts = { store, secretKey: new Uint8Array(32), release: '9.9.9', at: 7 }
      await writeBackup(parts, async (line) => void again.push(line))

      expect(header).toMatchObject({ pledge: 'backup', release: '9.9.9', at: 7, sealedWith: null })
      expect(restored).toEqual({ rows: lines.filter((line) => line.startsWith('[')).length, openCases: 0 })
      expect(again).toEqual(lines)
    } finally {
      await store.close()
    }
  })

  it('are known to be damaged when one is lost, changed or added, and to be none when they are something else', async () => {
    const lines = await writtenLines()
    const damaged = { code: 'store.backup-damaged' }

    await expect(verifyBackup(each(lines.slice(0, -1)))).rejects.toMatchObject(damaged)
    await expect(verifyBackup(each(lines.filter((_, index) => index !== 1)))).rejects.toMatchObject(damaged)
    await expect(verifyBackup(each(lines.map((line) => line.replace('李娜', '李四'))))).rejects.toMatchObject(damaged)
    await expect(verifyBackup(each([...lines, '["customers",{}]']))).rejects.toMatchObject(damaged)
    await expect(verifyBackup(each(['id,subject', '1,hello']))).rejects.toMatchObject({
      code: 'store.backup-unreadable',
    })
    await expect(verifyBackup(each([]))).rejects.toMatchObject({ code: 'store.backup-unreadable' })
  })

  it('name no table and no column that is not there', async () => {
    const store = await openScratchStore()
    try {
      for (const line of [
        ['no_such_table', { id: 1 }],
        ['customers", users', { id: 'x' }],
        ['customers', { 'id", "name': 'x' }],
      ] as const) {
        const restore = restoreBackup(store, rowsOf([line]), { now: 1, onRows: () => undefined })
        await expect(restore).rejects.toMatchObject({ code: 'store.backup-damaged' })
      }
    } finally {
      await store.close()
    }
  })
})

async function* rowsOf(lines: readonly (readonly [string, object])[]): AsyncIterable<readonly [string, object]> {
  yield* lines
}
