import { catalogue, isProblemCode, problemDefinition } from '../../core/catalogue/index.ts'
import { problems as english } from '../../locales/en/problems/index.ts'
import { problems as chinese } from '../../locales/zh-CN/problems/index.ts'
import { statusOf } from './problem-status.ts'

/** One line of the list of problems. */
export interface ErrorEntry {
  readonly code: string
  readonly status: number
  readonly severity: string
  readonly english: string
  readonly chinese: string
}

/** Every problem of the catalogue, by code. */
export function errorEntries(): readonly ErrorEntry[] {
  return Object.keys(catalogue)
    .filter(isProblemCode)
    .sort()
    .map((code) => ({
      code,
      status: statusOf(code),
      severity: problemDefinition(code).severity,
      english: english[code] ?? '',
      chinese: chinese[code] ?? '',
    }))
}

/** docs/errors.md: written by `scripts/write-errors.mjs`, and held against the catalogue by a test. Pure. */
export function errorsPage(): string {
  const entries = errorEntries()
  const areas = [...new Set(entries.map(({ code }) => areaOf(code)))]
  return `# Problems

Everything that Pledge can say no with, by code. A code never changes its meaning and is never reused. The API answers with the status given here and
\`application/problem+json\` (RFC 9457): \`code\`, \`detail\` in the language of \`Accept-Language\`, and \`issues\` where a document or a request has several
things wrong; each issue has a code of this list, too. The SDK throws a \`PledgeError\` with \`status\`, \`code\` and \`issues\`; the command line prints
\`{"error":{"code","message","issues"}}\`. \`{{…}}\` is filled in.

This page is made from the catalogue: \`node --import tsx scripts/write-errors.mjs\`. What can be wrong with a document stands in
[issues.md](issues.md) once more, with an example and the fix of each.
${areas.map((area) => areaSection(area, entries)).join('')}`
}

function areaOf(code: string): string {
  return code.slice(0, code.indexOf('.'))
}

function areaSection(area: string, entries: readonly ErrorEntry[]): string {
  const lines = entries.filter(({ code }) => areaOf(code) === area).map(line)
  return `
## ${area}

| code | status | severity | English | 中文 |
|---|---|---|---|---|
${lines.join('\n')}
`
}

function line({ code, status, severity, ...texts }: ErrorEntry): string {
  return `| <a id="${code}"></a>\`${code}\` | ${status} | ${severity} | ${cell(texts.english)} | ${cell(texts.chinese)} |`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

const widest = 120

/** The codes as the SDK lists them, since it may not import the catalogue. Pure. */
export function problemCodesModule(): string {
  const lines: string[] = []
  for (const { code } of errorEntries()) {
    const last = lines.at(-1) ?? ''
    const isOfArea = last.startsWith(`  '${code.slice(0, code.indexOf('.') + 1)}`)
    if (isOfArea && last.length + code.length + 4 <= widest) lines[lines.length - 1] = `${last} '${code}',`
    else lines.push(`  '${code}',`)
  }
  return `/** Every code that \`PledgeError.code\` may hold; docs/errors.md says what each means. Written by scripts/write-errors.mjs. */
// biome-ignore format: an area after the other, as many in a line as fit
export const problemCodes = [
${lines.join('\n')}
] as const

export type ProblemCode = (typeof problemCodes)[number]
`
}
