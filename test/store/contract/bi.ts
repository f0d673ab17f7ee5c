import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Store } from '../../../store/store.ts'

interface Column {
  readonly view: string
  readonly name: string
  readonly type: string
}

/** The views as docs/bi.md promises them. */
function promisedColumns(): readonly Column[] {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/bi.md'), 'utf8')
  return page.split(/^#{2,3} /m).flatMap((part) => {
    const view = /^bi_\w+/.exec(part)?.[0]
    if (view === undefined) return []
    return [...part.matchAll(/^\| `(\w+)` \| ([\w ]+?) \| \S.* \|$/gm)].map(([, name = '', type = '']) => ({
      view,
      name,
      type,
    }))
  })
}

export function biContract(open: () => Store): void {
  test('have the columns and types that their page promises, in that order', async () => {
    const found = await open().query<Column>(
      String.raw`select table_name as view, column_name as name, data_type as type from information_schema.columns
       where table_schema = current_schema() and table_name like 'bi\_%' order by table_name, ordinal_position`,
    )

    const promised = promisedColumns().toSorted((one, other) =>
      one.view < other.view ? -1 : one.view > other.view ? 1 : 0,
    )
    expect(found).toEqual(promised)
    expect(new Set(promised.map(({ view }) => view)).size).toBe(11)
  })

  test('can all be read', async () => {
    for (const view of new Set(promisedColumns().map((column) => column.view))) {
      await expect(open().query(`select * from ${view} limit 2`), view).resolves.toBeInstanceOf(Array)
    }
  })

  test('are guarded against functions that look into rows they do not show', async () => {
    const open_ = await open().query<{ name: string }>(
      String.raw`select c.relname as name from pg_class c where c.relkind = 'v' and c.relname like 'bi\_%'
       and not coalesce('security_barrier=true' = any(c.reloptions), false)`,
    )
    expect(open_).toEqual([])
  })

  test('say on which civil dates a calendar has a working day', async () => {
    const document = {
      kind: 'calendar',
      id: 'bi-test',
      name: { en: 'Desk', 'zh-CN': '服务台' },
      timeZone: 'Asia/Shanghai',
      hours: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] },
      holidays: [{ date: '2026-02-16', name: '春节' }],
      exceptions: [
        { date: '2026-02-14', like: 'mon', name: '调休' },
        { date: '2026-02-17', hours: [] },
      ],
    }
    await open().query(`insert into publications (id, at, running) values ('bi-test', 0, 'stay')`)
    await open().query(
      `insert into document_versions (kind, id, version, hash, document, format, publication_id)
       values ('calendar', 'bi-test', 1, 'h', $1::json, 1, 'bi-test')`,
      [JSON.stringify(document)],
    )

    const days = await open().query<{ date: string; isWorking: boolean; kind: string; name: string | null }>(
      `select calendar_date::text as date, is_working_day as "isWorking", day_kind as kind, day_name_en as name
       from bi_calendar_days where calendar = 'bi-test' and calendar_date between '2026-02-14' and '2026-02-18' order by 1`,
    )
    await open().query(`delete from document_versions where id = 'bi-test'`)
    await open().query(`delete from publications where id = 'bi-test'`)

    expect(days).toEqual([
      { date: '2026-02-14', isWorking: true, kind: 'exception', name: '调休' },
      { date: '2026-02-15', isWorking: false, kind: 'regular', name: null },
      { date: '2026-02-16', isWorking: false, kind: 'holiday', name: '春节' },
      { date: '2026-02-17', isWorking: false, kind: 'exception', name: null },
      { date: '2026-02-18', isWorking: false, kind: 'regular', name: null },
    ])
  })
}
