import type { Language } from '../core/contract/language.ts'
import { transfer as english } from '../locales/en/cli/transfer.ts'
import { transfer as chinese } from '../locales/zh-CN/cli/transfer.ts'
import type { FileIssue } from '../model/validate/validate-files.ts'
import { issuesInWords } from './issues-in-words.ts'
import type { Locate } from './refusal.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

interface ToldImport {
  readonly changed: readonly { readonly kind: string; readonly id: string; readonly version: number }[]
  readonly unchanged: number
  readonly left: readonly string[]
  readonly secrets: readonly { readonly endpoint: string; readonly secret: string }[]
}

interface ToldExport {
  readonly written: readonly string[]
  readonly unchanged: number
  readonly conflicts: readonly { readonly file: string; readonly kind: string; readonly id: string }[]
}

type Locates = ReadonlyMap<string, Locate>

/** What `pledge import` and `pledge export` say to people. */
export function transferInWords(language: Language) {
  const words = texts[language]
  const byFile = (issues: readonly FileIssue[], locates: Locates) =>
    [...new Set(issues.map(({ file }) => file))].map((file) =>
      issuesInWords(
        file,
        issues.filter((issue) => issue.file === file),
        language,
        locates.get(file),
      ),
    )
  return {
    importUsage: words.importUsage,
    exportUsage: words.exportUsage,
    imported: ({ changed, unchanged, left, secrets }: ToldImport, issues: readonly FileIssue[], locates: Locates) =>
      [
        ...byFile(issues, locates),
        ...changed.map(({ kind, id, version }) => fill(words.changed, { kind, id, version })),
        ...secrets.map(({ endpoint, secret }) => fill(words.secret, { endpoint, secret })),
        ...left.map((file) => fill(words.left, { file })),
        fill(words.imported, { changed: changed.length, unchanged }),
      ].join('\n'),
    refused: (issues: readonly FileIssue[], locates: Locates) =>
      [...byFile(issues, locates), words.nothingImported].join('\n'),
    exported: ({ written, unchanged, conflicts }: ToldExport) =>
      [
        ...written.map((file) => fill(words.written, { file })),
        ...conflicts.map(({ file, kind, id }) => fill(words.conflict, { file, kind, id })),
        fill(conflicts.length === 0 ? words.exported : words.exportedBut, {
          written: written.length,
          unchanged,
          conflicts: conflicts.length,
        }),
      ].join('\n'),
  }
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
