import { fillTemplate } from '../mail/fill-template.ts'
import type { ReportLetter } from './letter.ts'
import type { LetterFoot } from './report-html.ts'
import { reportTexts } from './report-words.ts'

/** A report as plain text, for mail programs that show nothing else, and for those who listen. Pure. */
export function reportPlain(letter: ReportLetter, { files, lacksPdf }: LetterFoot): string {
  const { name, language, period, before, narrowed, remarks, url, headline, tables } = letter
  const words = reportTexts(language)
  const figures = headline.map(({ label, value, note, before: was, trend }) =>
    [`${label}: ${value}`, trend?.text, note, was].filter((part) => part !== null && part !== undefined).join(' · '),
  )
  const sections = tables.map(({ title, columns, rows }) =>
    [
      `${title}`,
      ...rows.map(({ cells: [label = '', ...values] }) => {
        const said = values.map((value, index) => `${columns[index + 1] ?? ''} ${value}`)
        return `- ${label}: ${said.join(', ')}`
      }),
    ].join('\n'),
  )
  const nothing = headline.length === 0 && tables.length === 0 ? [words.nothing] : []
  const foot = [
    ...(files.length === 0 ? [] : [fillTemplate(words.attached, { files: [...files] })]),
    ...(lacksPdf ? [words.noPdf] : []),
    fillTemplate(words.why, { name }),
  ]
  const parts = [
    [name, `${period} · ${before}`, ...(narrowed === null ? [] : [narrowed])].join('\n'),
    figures.join('\n'),
    ...sections,
    ...nothing,
    `${words.open}: ${url}`,
    remarks.join('\n'),
  ]
  return `${[...parts.filter((part) => part !== ''), foot.join('\n')].join('\n\n')}\n`
}
