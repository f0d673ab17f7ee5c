import { fillTemplate } from '../mail/fill-template.ts'
import type { HeadlineFigure, LetterTable, ReportLetter, Trend } from './letter.ts'
import { reportTexts } from './report-words.ts'

const colours = {
  text: '#1f2733',
  quiet: '#5c6675',
  line: '#dde1e7',
  page: '#ffffff',
  shade: '#f4f6f8',
  accent: '#1f6feb',
  better: '#1a7f4b',
  worse: '#b42318',
  bar: '#7aa7e8',
  barLate: '#d98a80',
} as const

const font =
  "font-family:-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif"

/** What mail programs that know dark themes put in place of the inline colours; others show the light ones. */
const dark = `
@media (prefers-color-scheme: dark) {
  .page { background: #14181f !important; color: #e6e9ee !important }
  .quiet { color: #a3adba !important }
  .shade { background: #1d232c !important }
  .line { border-color: #343c48 !important }
  .better { color: #5bc98c !important }
  .worse { color: #f2857a !important }
  .link { color: #79adff !important }
  .text { color: #e6e9ee !important }
}
@media (max-width: 520px) {
  .bar { display: none !important }
}
@media print {
  @page { size: A4; margin: 14mm 12mm }
  .block, .rows tr { break-inside: avoid }
  h2 { break-after: avoid }
  .page { padding: 0 !important }
}`

/** What surrounds a report where it is not its own page: the note on why one got it, and what is attached. */
export interface LetterFoot {
  readonly files: readonly string[]
  readonly lacksPdf: boolean
}

/**
 * A report as a page of HTML that mail programs show as it is: tables, inline styles, bars as cells; no pictures, scripts, fonts or anything
 * else from elsewhere. Every text is escaped. Pure. Without a foot it is the page that is printed.
 */
export function reportHtml(letter: ReportLetter, foot: LetterFoot | null): string {
  const { name, language, period, before, narrowed, remarks, url, headline, tables } = letter
  const words = reportTexts(language)
  const body = [
    `<h1 style="margin:0 0 4px;font-size:20px;line-height:28px;font-weight:600">${escaped(name)}</h1>`,
    `<p class="quiet" style="margin:0 0 16px;color:${colours.quiet}">${[`${escaped(period)} · ${escaped(before)}`, ...(narrowed === null ? [] : [escaped(narrowed)])].join('<br>')}</p>`,
    headlineHtml(headline),
    ...tables.map(tableHtml),
    ...(headline.length === 0 && tables.length === 0 ? [`<p>${escaped(words.nothing)}</p>`] : []),
    `<p style="margin:20px 0 0"><a class="link" href="${escaped(url)}" style="color:${colours.accent}">${escaped(words.open)}</a></p>`,
    `<p class="quiet" style="margin:12px 0 0;font-size:12px;color:${colours.quiet}">${remarks.map(escaped).join('<br>')}</p>`,
    ...(foot === null ? [] : [footHtml(letter, foot)]),
  ]
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${name} · ${period}`)}</title><style>${dark}</style></head>
<body class="page" style="margin:0;padding:24px 12px;background:${colours.page};color:${colours.text};${font};font-size:14px;line-height:20px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:760px;margin:0 auto"><tr><td>
${body.join('\n')}
</td></tr></table></body></html>`
}

const perRow = 3

function headlineHtml(headline: readonly HeadlineFigure[]): string {
  if (headline.length === 0) return ''
  const rows: string[] = []
  for (let index = 0; index < headline.length; index += perRow) {
    const cells = headline.slice(index, index + perRow).map(figureHtml)
    while (cells.length < perRow) cells.push('<td></td>')
    rows.push(`<tr>${cells.join('')}</tr>`)
  }
  return `<table role="presentation" class="block" width="100%" cellpadding="0" cellspacing="0">${rows.join('')}</table>`
}

function figureHtml({ label, value, note, before, trend }: HeadlineFigure): string {
  const beside = [note, before].filter((text) => text !== null).map(escaped)
  return `<td width="33%" valign="top" style="padding:0 8px 12px 0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>
<td class="shade" style="padding:10px 12px;background:${colours.shade};border-radius:6px">
<div class="quiet" style="font-size:12px;line-height:16px;color:${colours.quiet}">${escaped(label)}</div>
<div style="font-size:20px;line-height:28px;font-weight:600;font-variant-numeric:tabular-nums">${escaped(value)} ${trendHtml(trend)}</div>
<div class="quiet" style="font-size:12px;line-height:16px;color:${colours.quiet}">${beside.join(' · ')}</div>
</td></tr></table></td>`
}

/** Never by colour alone: a tick for better and a triangle for worse, the signs of the product, whichever way the number went. */
function trendHtml(trend: Trend | null): string {
  if (trend === null) return ''
  const { text, kind } = trend
  const mark = kind === 'better' ? '✓' : kind === 'worse' ? '▲' : '·'
  const colour = kind === 'even' ? colours.quiet : colours[kind]
  return `<span class="${kind === 'even' ? 'quiet' : kind}" style="font-size:12px;font-weight:400;color:${colour}">${mark} ${escaped(text)}</span>`
}

/** Tables up to so many rows stay on one page of paper. */
const mostTogether = 14

function tableHtml({ title, columns, rows }: LetterTable): string {
  const cell = `padding:5px 8px 5px 0;border-bottom:1px solid ${colours.line};font-variant-numeric:tabular-nums`
  const heads = columns.map(
    (name, index) =>
      `<th class="line quiet" scope="col" align="${index === 0 ? 'left' : 'right'}" style="${cell};font-size:12px;font-weight:400;color:${colours.quiet}">${escaped(name)}</th>`,
  )
  const lines = rows.map(({ cells, bar, isLate }) => {
    const [label = '', ...figures] = cells
    const values = figures.map(
      (text) => `<td class="line" align="right" style="${cell};white-space:nowrap">${escaped(text)}</td>`,
    )
    return `<tr><td class="line" style="${cell}">${escaped(label)}</td>${values.join('')}<td class="line bar" width="120" style="${cell};padding-right:0">${barHtml(bar, isLate)}</td></tr>`
  })
  const block = rows.length > mostTogether ? 'rows' : 'block'
  return `<div class="${block}"><h2 style="margin:20px 0 4px;font-size:16px;line-height:24px;font-weight:600">${escaped(title)}</h2>
<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse"><thead><tr>${heads.join('')}<td class="line bar" width="120" style="${cell}"></td></tr></thead>
<tbody>${lines.join('')}</tbody></table></div>`
}

/** A bar as two cells; the figure it shows stands beside it. */
function barHtml(bar: number | null, isLate: boolean): string {
  if (bar === null) return ''
  const share = Math.round(Math.min(1, Math.max(0, bar)) * 100)
  const filled = `<td width="${share}%" height="8" bgcolor="${isLate ? colours.barLate : colours.bar}" style="height:8px;font-size:0;line-height:0">&nbsp;</td>`
  const empty = `<td class="shade" width="${100 - share}%" height="8" bgcolor="${colours.shade}" style="height:8px;font-size:0;line-height:0">&nbsp;</td>`
  return `<table role="presentation" aria-hidden="true" width="100%" cellpadding="0" cellspacing="0"><tr>${share > 0 ? filled : ''}${share < 100 ? empty : ''}</tr></table>`
}

function footHtml({ name, language }: ReportLetter, { files, lacksPdf }: LetterFoot): string {
  const words = reportTexts(language)
  const lines = [
    ...(files.length === 0 ? [] : [fillTemplate(words.attached, { files: [...files] })]),
    ...(lacksPdf ? [words.noPdf] : []),
    fillTemplate(words.why, { name }),
  ]
  return `<p class="quiet line" style="margin:16px 0 0;padding-top:12px;border-top:1px solid ${colours.line};font-size:12px;color:${colours.quiet}">${lines.map(escaped).join('<br>')}</p>`
}

/** A text as HTML shows it, also within quotation marks. Pure. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
