import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ExportSet, exportColumns } from '../../../core/contract/wire-exports.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { csvHeaderOf } from '../../../store/exports/export-line.ts'
import { type ExportAsk, exportRows, exportValues } from '../../../store/exports/export-rows.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import { storableText } from '../../../store/storable-json.ts'
import type { Store } from '../../../store/store.ts'
import { breachedEvent, makeBreach, makeCommit, makeReading, morning } from '../make-commit.ts'

const limits = { pageWithinMs: 30_000 }

type Row = Readonly<Record<string, unknown>> & { readonly cursor: string }

export function exportsContract(open: () => Store): void {
  const ask = (set: ExportSet, parts: Partial<ExportAsk> = {}): ExportAsk => ({
    set,
    format: 'ndjson',
    columns: Object.keys(exportColumns[set]),
    where: {},
    fromAt: null,
    toAt: null,
    cursor: null,
    visibility: 'all',
    ...parts,
  })
  const pagesOf = (asked: ExportAsk, signal = new AbortController().signal) => exportRows(open(), asked, limits, signal)
  const linesOf = async (asked: ExportAsk) => {
    const lines: string[] = []
    for await (const page of pagesOf(asked)) lines.push(...page)
    return lines
  }
  const rowsOf = async (asked: ExportAsk) => (await linesOf(asked)).map((line) => JSON.parse(line) as Row)

  /** So many cases of a team of their own, a second apart. */
  const casesOf = async (count: number, parts: (index: number) => Parameters<typeof makeCommit>[1] = () => ({})) => {
    const team = randomUUID()
    const ids: string[] = []
    for (let index = 0; index < count; index++) {
      const id = `${team}-${String(index).padStart(4, '0')}`
      const commit = makeCommit(id, parts(index))
      const state = { ...commit.state, team, createdAt: morning + index * 1000 }
      await commitStep(open(), { ...commit, state })
      ids.push(id)
    }
    return { team, ids }
  }

  test('tell a case as it is, in the order of the columns, and where to go on after it', async () => {
    const { team, ids } = await casesOf(1, () => ({ state: { firstReplyAt: morning + 61_007, tags: ['vip', 'a"b'] } }))

    const [line] = await linesOf(ask('cases', { where: { team: [team] } }))

    expect(Object.keys(JSON.parse(line ?? ''))).toEqual([...Object.keys(exportColumns.cases), 'cursor'])
    expect(JSON.parse(line ?? '')).toMatchObject({
      id: ids[0],
      flow: 'complaint',
      status: 'open',
      createdAt: '2026-11-23T01:00:00.000Z',
      firstReplyAt: '2026-11-23T01:01:01.007Z',
      closedAt: null,
      tags: ['vip', 'a"b'],
      cursor: `${morning}~${ids[0]}`,
    })
  })

  test('write CSV that reads back as the rows, whatever stands in them, and that no spreadsheet takes for a formula', async () => {
    const odd = fc.oneof(
      fc.constantFrom(
        '=1+1',
        '+1',
        '-1',
        '@x',
        '\t=1',
        '\r',
        "'=1",
        "''",
        "'plain",
        'a,b',
        '"',
        'two\r\nlines',
        '＝1',
        '',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { minLength: 1, maxLength: 4 }), async (texts) => {
        const { team } = await casesOf(texts.length, (index) => ({ state: { outcome: texts[index] ?? null } }))
        const parts = { where: { team: [team] }, columns: ['id', 'outcome', 'number', 'closedAt', 'tags'] }

        const file = [
          csvHeaderOf(exportValues(ask('cases', parts))),
          ...(await linesOf(ask('cases', { ...parts, format: 'csv' }))),
        ]
        const [header, ...lines] = readCsv(file.join('\r\n'))

        const rows = await rowsOf(ask('cases', parts))
        expect(header).toEqual(parts.columns)
        expect(lines.map(([id, outcome]) => [unguarded(id), unguarded(outcome)])).toEqual(
          rows.map(({ id, outcome }) => [id, outcome]),
        )
        expect(rows.map(({ outcome }) => outcome)).toEqual(texts.map(storableText))
        for (const [, outcome] of lines) expect(outcome ?? '').not.toMatch(/^[=+\-@\t\r＝]/)
        for (const [, , number, closedAt, tags] of lines)
          expect([Number(number) > 0, closedAt, tags]).toEqual([true, null, '[]'])
      }),
      { numRuns: 8 },
    )
  })

  test('go on from any row without a gap and without repeating one, while cases change', async () => {
    const { team, ids } = await casesOf(9)
    const seen: string[] = []
    let cursor: string | null = null
    for (;;) {
      const [row] = (await rowsOf(ask('cases', { where: { team: [team] }, cursor }))) as [Row?]
      if (row === undefined) break
      seen.push(String(row['id']))
      cursor = row.cursor
      const change = makeCommit(ids[seen.length % ids.length] as string, {
        previousSeq: 1 + Math.floor((seen.length - 1) / ids.length),
        state: { team, at: morning + 90_000_000 + seen.length },
      })
      await commitStep(open(), {
        ...change,
        state: { ...change.state, createdAt: morning + (seen.length % ids.length) * 1000 },
      })
    }

    expect(seen).toEqual(ids)
  })

  test('have every row once over many pages, and none that a filter keeps back', async () => {
    const { team, ids } = await casesOf(260, (index) => ({ priority: index % 3 === 0 ? 'urgent' : null }))

    const rows = await rowsOf(ask('cases', { where: { team: [team] }, columns: ['id'] }))
    const urgent = await rowsOf(ask('cases', { where: { team: [team], priority: ['urgent'] }, columns: ['id'] }))
    const without = await rowsOf(ask('cases', { where: { team: [team], priority: [''] }, columns: ['id'] }))
    const both = await rowsOf(ask('cases', { where: { team: [team], priority: ['', 'urgent'] }, columns: ['id'] }))
    const window = { fromAt: morning + 100_000, toAt: morning + 200_000 }
    const inWindow = await rowsOf(ask('cases', { where: { team: [team] }, columns: ['id'], ...window }))

    const idsOf = (found: readonly Row[]) => found.map(({ id }) => id)
    expect(idsOf(rows)).toEqual(ids)
    expect(idsOf(urgent)).toEqual(ids.filter((_, index) => index % 3 === 0))
    expect(idsOf(without)).toEqual(ids.filter((_, index) => index % 3 !== 0))
    expect(idsOf(both)).toEqual(ids)
    expect(idsOf(inWindow)).toEqual(ids.slice(100, 200))
  })

  test('tell clocks, breaches, records and visits of cases, and nothing that was said or is personal', async () => {
    const breach = makeBreach('resolution')
    const { team, ids } = await casesOf(1, () => ({
      state: { breaches: [breach], facts: { 'phone-number': '13800000000' } },
      events: [
        { event: 'stageEntered', data: { stage: 'intake' } },
        { event: 'nodeEntered', data: { node: 'fix' } },
        { event: 'factChanged', data: { fact: 'result', is: 'secret words', was: null } },
        { event: 'waitStarted', data: { reason: 'customer' } },
        { event: 'cancelled', data: { reason: 'secret words' } },
        {
          event: 'surveyAnswered',
          data: { ask: 'csat', score: 2, comment: 'secret words', node: { secret: 'words' } },
        },
        breachedEvent(breach),
      ],
      clocks: [makeReading('resolution', { outcome: 'missed', breachedAt: morning + 3_600_000 })],
    }))
    while ((await settleVisits(open(), 1000)) !== null && (await settleVisits(open(), 1000)) !== 0);

    const mine = (rows: readonly Row[]) => rows.filter(({ caseId }) => caseId === ids[0])
    const clocks = mine(await rowsOf(ask('clocks', { where: { team: [team] } })))
    const breaches = mine(await rowsOf(ask('breaches', { where: { team: [team] } })))
    const records = mine(await rowsOf(ask('records')))
    const visits = mine(await rowsOf(ask('visits', { where: { team: [team] } })))

    expect(clocks).toMatchObject([{ clock: 'resolution', outcome: 'missed', dueAt: '2026-11-23T02:00:00.000Z', team }])
    expect(breaches).toMatchObject([{ clock: 'resolution', targetMs: 3_600_000, contested: false, exclusion: 'none' }])
    expect(
      records.map(({ event, stage, node, fact, reason, ask: asked, score }) => [
        event,
        stage,
        node,
        fact,
        reason,
        asked,
        score,
      ]),
    ).toEqual([
      ['stageEntered', 'intake', null, null, null, null, null],
      ['nodeEntered', null, 'fix', null, null, null, null],
      ['factChanged', null, null, 'result', null, null, null],
      ['waitStarted', null, null, null, 'customer', null, null],
      ['cancelled', null, null, null, null, null, null],
      ['surveyAnswered', null, null, null, null, 'csat', 2],
      ['breached', null, null, null, null, null, null],
    ])
    expect(visits.map(({ kind, place }) => `${String(kind)} ${String(place)}`).toSorted()).toEqual([
      'node fix',
      'stage intake',
    ])
    expect(JSON.stringify([clocks, breaches, records, visits])).not.toMatch(/secret|1380/)
  })

  test('tell facts and what customers said, as reports count them', async () => {
    const { team, ids } = await casesOf(2)
    const fact = (caseId: string, measure: string, key: string, seq: number, value: number | null, isLate: boolean) =>
      open().query(
        `insert into report_facts (case_id, measure, key, seq, at, value, is_late, is_excluded, flow, team)
         values ($1, $2, $3, $4, $5, $6, $7, false, 'complaint', $8)`,
        [caseId, measure, key, seq, morning + seq, value, isLate, team],
      )
    await fact(ids[1] ?? '', 'satisfaction', 'csat', 1, 2, true)
    await fact(ids[0] ?? '', 'satisfaction', 'nps', 2, 9, false)
    await fact(ids[0] ?? '', 'clock', 'resolution', 1, 90_000, true)
    await fact(ids[0] ?? '', 'opened', '', 1, null, false)

    const facts = await rowsOf(ask('facts', { where: { team: [team] } }))
    const kept = await rowsOf(ask('facts', { where: { team: [team], measure: ['clock', 'opened'], key: [''] } }))
    const said = await rowsOf(ask('satisfaction', { where: { team: [team] } }))
    const rest = await rowsOf(ask('satisfaction', { where: { team: [team] }, cursor: said[0]?.cursor ?? '' }))

    expect(facts.map(({ caseId, measure, key, value, isLate }) => [caseId, measure, key, value, isLate])).toEqual([
      [ids[0], 'clock', 'resolution', 90_000, true],
      [ids[0], 'opened', '', null, false],
      [ids[0], 'satisfaction', 'nps', 9, false],
      [ids[1], 'satisfaction', 'csat', 2, true],
    ])
    expect(kept.map(({ measure }) => measure)).toEqual(['opened'])
    expect(said.map(({ ask: asked, score, isLow }) => [asked, score, isLow])).toEqual([
      ['csat', 2, true],
      ['nps', 9, false],
    ])
    expect(rest).toEqual(said.slice(1))
  })

  test('show what a team may see, and nothing else', async () => {
    const { team, ids } = await casesOf(2)
    await casesOf(2)

    const rows = await rowsOf(ask('cases', { columns: ['id'], visibility: { teams: [team], assignee: null } }))

    expect(rows.map(({ id }) => id)).toEqual(ids)
  })

  test('refuse a cursor that is none, before anything is read', () => {
    for (const cursor of ['', '1', 'x~y', '1~2~3', '1.5~a', '99999999999999999999~a', `${morning}~a\0`]) {
      expect(() => pagesOf(ask('cases', { cursor })), cursor).toThrow('store.bad-cursor')
    }
    expect(() => pagesOf(ask('clocks', { cursor: 'a~b~2147483648' }))).toThrow('store.bad-cursor')
  })

  test('end when whoever reads has gone', async () => {
    await casesOf(2)
    const end = new AbortController()
    const pages = pagesOf(ask('cases'), end.signal)
    await pages.next()
    end.abort(new Error('gone'))

    await expect(
      pages.next().then((page) => (page.done === true ? Promise.reject(new Error('gone')) : page)),
    ).rejects.toThrow('gone')
    const before = pagesOf(ask('cases'), end.signal)
    await expect(before.next()).rejects.toThrow('gone')
  })
}

/** A file of CSV, read by RFC 4180; null for what is empty without quotation marks. */
function readCsv(text: string): readonly (readonly (string | null)[])[] {
  const rows: (string | null)[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const row = rows.at(-1) as (string | null)[]
    let value: string | null = null
    if (text[at] === '"') {
      const end = /^"((?:[^"]|"")*)"/.exec(text.slice(at))
      if (end === null) throw new Error(`a quotation mark at ${at} is never closed`)
      value = (end[1] ?? '').replaceAll('""', '"')
      at += end[0].length
    } else {
      const plain = /^[^,\r\n"]*/.exec(text.slice(at))?.[0] ?? ''
      value = plain === '' ? null : plain
      at += plain.length
    }
    row.push(value)
    if (at === text.length) break
    if (text[at] === ',') at += 1
    else if (text.startsWith('\r\n', at)) {
      rows.push([])
      at += 2
    } else throw new Error(`no value ends like this: ${JSON.stringify(text.slice(at, at + 9))}`)
  }
  return rows
}

function unguarded(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : /^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text
}
