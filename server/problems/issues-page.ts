import { problemDefinition } from '../../core/catalogue/index.ts'
import { problems as english } from '../../locales/en/problems/index.ts'
import { problems as chinese } from '../../locales/zh-CN/problems/index.ts'
import { fixInWords } from '../../model/words/fix.ts'
import type { Example, IssueCode } from './examples/example.ts'
import { issueExamples } from './examples/index.ts'
import { soundDocuments } from './examples/sound.ts'
import { exampleInWords, issuesOfExample } from './show-example.ts'

/**
 * docs/issues.md: what can be wrong or doubtful in documents, each with an example that was really checked; written by
 * `scripts/write-errors.mjs`, and held against the catalogue by a test.
 */
export function issuesPage(): string {
  const codes = (Object.keys(issueExamples) as IssueCode[]).sort()
  const areas = [...new Set(codes.map(areaOf))]
  return `# Issues

What \`pledge validate\`, the designer and the API find wrong or doubtful in documents, with an example of each. An **error** forbids publishing, a **warning**
is worth a second thought, an **info** says what could not be judged or is merely good to know. Where there is a fix, it is offered as a JSON Patch
(RFC 6902): the editor applies it with one click. [errors.md](errors.md) lists every code of the product, these among them, with the status that the API
answers with; both pages are made from the one catalogue by \`node --import tsx scripts/write-errors.mjs\`.

An example is one of the documents [at the end](#the-documents-of-the-examples) with a few places changed: \`calendar /timeZone: "Asia/Shanghia"\`
is that calendar with another zone; \`/nodes/-\` adds an entry, and \`no /timeZone\` takes a field away.
${areas.map((area) => areaSection(area, codes)).join('')}
## The documents of the examples
${Object.entries(soundDocuments)
  .map(([name, document]) => `\n### ${name}\n\n\`\`\`json\n${JSON.stringify(document, null, 2)}\n\`\`\`\n`)
  .join('')}`
}

function areaSection(area: string, codes: readonly IssueCode[]): string {
  const lines = codes.filter((code) => areaOf(code) === area).map((code) => line(code, issueExamples[code]))
  return `
## ${area}

| code | severity | English | 中文 | fix | example |
|---|---|---|---|---|---|
${lines.join('\n')}
`
}

function line(code: IssueCode, example: Example): string {
  const { severity } = problemDefinition(code)
  const found = issuesOfExample(example).find((issue) => issue.code === code)
  const fix = found?.fix === undefined ? '' : fixInWords(found.fix)
  const shown = cell(exampleInWords(example)).replaceAll('`', 'ˋ')
  const name = `<a id="${code}"></a>\`${code}\``
  return `| ${name} | ${severity} | ${cell(english[code] ?? '')} | ${cell(chinese[code] ?? '')} | ${cell(fix)} | \`${shown}\` |`
}

function areaOf(code: string): string {
  return code.slice(0, code.indexOf('.'))
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
