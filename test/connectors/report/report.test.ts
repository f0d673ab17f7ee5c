import { describe, expect, it } from 'vitest'
import { gatherReport, tellsPersons } from '../../../connectors/report/gather-report.ts'
import { reportCsv } from '../../../connectors/report/report-csv.ts'
import { reportHtml } from '../../../connectors/report/report-html.ts'
import { reportPlain } from '../../../connectors/report/report-plain.ts'
import { durationText, reportTexts, spanText } from '../../../connectors/report/report-words.ts'
import type { ReportQuery } from '../../../core/contract/wire-reports.ts'
import { figures, frame, sampleAnswer } from './sample-report.ts'

const foot = { files: ['report.pdf'], lacksPdf: false }

describe('a service report', () => {
  it('says the large figures, what they were before and whether that is better', async () => {
    const { headline, period, before, remarks } = await gatherReport(frame, sampleAnswer)

    expect([period, before]).toEqual(['2026-11-16 to 2026-11-22', 'compared with 2026-11-09 to 2026-11-15'])
    expect(headline.find(({ label }) => label === 'Promises kept')).toEqual({
      label: 'Promises kept',
      value: '92.7%',
      note: 'of 1,240',
      before: 'before: 88.7%',
      trend: { text: '+4.0 pts', kind: 'better' },
    })
    expect(headline.find(({ label }) => label === 'Promises broken')).toMatchObject({
      value: '90',
      note: '3 excluded after review',
      trend: { text: '−36%', kind: 'better' },
    })
    expect(headline.find(({ label }) => label === 'First answer (median)')?.value).toBe('1 h 5 min')
    expect(remarks).toEqual(['Counted up to 2026-11-23 08:30 (Asia/Shanghai).'])
  })

  it('has a table by clock, team, class and day, each with the names that people know', async () => {
    const { tables } = await gatherReport(frame, sampleAnswer)

    expect(tables.map(({ title }) => title)).toEqual([
      'By clock',
      'By team',
      'By class of customer',
      'Over time',
      'What was waited for',
      'What customers said',
    ])
    expect(tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['Resolution', '1,200', '90', '92.5%', '±0.0 pts'],
      ['=cmd', '40', '0', '100.0%', '–'],
    ])
    expect(tables[1]?.rows.map(({ cells: [name] }) => name)).toEqual(['Frontline & more', 'none'])
    expect(tables[3]?.rows.map(({ cells: [name] }) => name)).toEqual(['2026-11-16 Mon', '2026-11-17 Tue'])
  })

  it('asks for the time and the time before with the same filters', async () => {
    const asked: ReportQuery[] = []
    await gatherReport(frame, (query) => {
      asked.push(query)
      return sampleAnswer(query)
    })

    expect(new Set(asked.map(({ from, to }) => `${from} ${to}`))).toEqual(
      new Set(['2026-11-16 2026-11-23', '2026-11-09 2026-11-16']),
    )
    expect(asked.every(({ where, zone }) => zone === 'Asia/Shanghai' && where?.team?.join() === 'frontline,')).toBe(
      true,
    )
  })

  it('says what it is narrowed to, by the names that people know', async () => {
    const where = { flow: ['complaint'], team: ['frontline', ''] }
    const letter = await gatherReport({ ...frame, report: { ...frame.report, where } }, sampleAnswer)

    expect(letter.narrowed).toBe('Only process: complaint · team: Frontline & more, none.')
    expect(reportHtml(letter, foot)).toContain('<br>Only process: complaint · team: Frontline')
    expect(reportPlain(letter, foot)).toContain('\nOnly process: complaint · team: Frontline & more, none.\n')
    const all = await gatherReport({ ...frame, report: { kind: 'service', period: 'week' } }, sampleAnswer)
    expect(all.narrowed).toBeNull()
  })

  it('leads to the same time and filters in the web app', async () => {
    const { url } = await gatherReport(frame, sampleAnswer)
    const { pathname, searchParams } = new URL(url)
    expect([pathname, Object.fromEntries(searchParams)]).toEqual([
      '/reports',
      { from: '2026-11-16', to: '2026-11-23', zone: 'Asia/Shanghai', team: 'frontline,~' },
    ])
  })

  it('is in Chinese for who reads Chinese', async () => {
    const letter = await gatherReport({ ...frame, language: 'zh-CN', name: '服务周报' }, sampleAnswer)
    const html = reportHtml(letter, foot)
    expect(html.includes('<html lang="zh-CN">')).toBe(true)
    expect(html.includes('时效达成率')).toBe(true)
    expect(html.includes('解决时限')).toBe(true)
    expect(letter.headline.find(({ label }) => label === '首次答复（中位数）')?.value).toBe('1 小时 5 分钟')
    expect(html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, '')).not.toMatch(
      /Promises|Resolution|Counted/,
    )
  })

  it('says so where nothing happened', async () => {
    const empty = { total: figures(0, 0), lines: [], asOf: '2026-11-23T00:30:02.000Z', isComplete: false, names: {} }
    const report = { kind: 'figures', period: 'day', measure: 'reopened', by: ['team'] } as const
    const letter = await gatherReport({ ...frame, report }, async () => empty)

    expect(reportHtml(letter, foot).includes('Nothing happened in this time.')).toBe(true)
    expect(reportPlain(letter, foot).includes('Nothing happened in this time.')).toBe(true)
    expect(letter.remarks[1]).toContain('still being counted')
  })
})

describe('the page of a report', () => {
  it('holds all it needs and runs nothing: no scripts, pictures or anything from elsewhere', async () => {
    const html = reportHtml(await gatherReport(frame, sampleAnswer), foot)
    expect(/<script|<img|<link|@import|url\(|\son\w+=/i.test(html)).toBe(false)
    expect([...html.matchAll(/https?:[^"]+/g)].map(([url]) => new URL(url.replaceAll('&#38;', '&')).host)).toEqual([
      'pledge.test',
    ])
    expect(html.includes("default-src 'none'")).toBe(true)
  })

  it('shows what people wrote as they wrote it, and as nothing else', async () => {
    const name = '<script>alert(1)</script>"\''
    const html = reportHtml(await gatherReport({ ...frame, name }, sampleAnswer), foot)
    expect(html.includes('&#60;b&#62;gold&#60;/b&#62;')).toBe(true)
    expect(html.includes('<b>gold')).toBe(false)
    expect(html.includes('&#60;script&#62;alert(1)')).toBe(true)
  })

  it('says each figure of a bar in words beside it, and tells better from worse by more than a colour', async () => {
    const html = reportHtml(await gatherReport(frame, sampleAnswer), foot)
    expect(html.includes('✓ +4.0 pts')).toBe(true)
    expect(/92\.5%<\/td>[^\n]{0,600}aria-hidden="true"[^\n]{0,200}width="93%"/.test(html)).toBe(true)
  })

  it('tells whoever gets it why, and what is attached or missing', async () => {
    const letter = await gatherReport(frame, sampleAnswer)
    for (const text of [
      reportHtml(letter, { files: ['a.csv'], lacksPdf: true }),
      reportPlain(letter, { files: ['a.csv'], lacksPdf: true }),
    ]) {
      expect(text.includes('Attached: a.csv.')).toBe(true)
      expect(text.includes('The PDF is missing')).toBe(true)
      expect(text.includes('You get this mail because')).toBe(true)
    }
    expect(reportHtml(letter, null).includes('You get this mail because')).toBe(false)
  })
})

it('a report as CSV has a line for each row with what was counted, and no formulas', async () => {
  const text = reportCsv(await gatherReport(frame, sampleAnswer))
  const [header = '', ...lines] = text.slice(1).trimEnd().split('\r\n')

  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(header.split(',').slice(0, 5)).toEqual(['table', 'name', 'period', 'count', 'late'])
  expect(lines).toHaveLength(9)
  expect(lines[0]).toBe(
    '"By clock","Resolution","2026-11-16 to 2026-11-22",1200,90,0,0,0.925,0.925,3900000,3900000,3900000,3900000,' +
      '1200,90,0,0,0.925,0.925,3900000,3900000,3900000,3900000',
  )
  expect(lines[1]).toMatch(/^"By clock","'=cmd",/)
  expect(lines[1]?.endsWith(',,,,,,,,,')).toBe(true)
})

it('lengths of time are said in the two largest units that count', () => {
  const words = reportTexts('en')
  expect(
    [null, 900, 61_000, 3_600_000, 3_900_000, 90_000_000, 172_800_000].map((ms) => durationText(ms, words)),
  ).toEqual(['–', '1 s', '1 min', '1 h', '1 h 5 min', '1 d 1 h', '2 d'])
  expect(spanText('2026-11-16T13', words)).toBe('13:00')
})

it('a report tells persons apart when it groups or narrows by them', () => {
  expect(tellsPersons({ report: { kind: 'service', period: 'day', where: { team: ['a'] } } })).toBe(false)
  expect(tellsPersons({ report: { kind: 'service', period: 'day', where: { assignee: ['wang'] } } })).toBe(true)
  expect(tellsPersons({ report: { kind: 'figures', period: 'day', measure: 'clock', by: ['assignee'] } })).toBe(true)
})
