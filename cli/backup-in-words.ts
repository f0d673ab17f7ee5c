import { fillTemplate } from '../connectors/mail/fill-template.ts'
import type { Language } from '../core/contract/language.ts'
import { backup as english } from '../locales/en/cli/backup.ts'
import { backup as chinese } from '../locales/zh-CN/cli/backup.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** What a finished backup and a finished restore answer. */
export interface WrittenBackup {
  readonly file: string
  readonly bytes: number
  readonly at: string
  readonly release: string
}

export interface RestoredBackup {
  readonly rows: number
  readonly openCases: number
  readonly at: string
}

/** What `pledge backup` and `pledge restore` say. */
export function backupInWords(language: Language) {
  const { backupUsage, restoreUsage, received, written, restoring, restored } = texts[language]
  const mb = (bytes: number) => (bytes / 1_000_000).toFixed(1)
  return {
    backupUsage,
    restoreUsage,
    received: (bytes: number) => fillTemplate(received, { mb: mb(bytes) }),
    written: ({ file, bytes, at }: WrittenBackup) => fillTemplate(written, { file, mb: mb(bytes), at }),
    restoring: (rows: number) => fillTemplate(restoring, { rows }),
    restored: ({ rows, openCases, at }: RestoredBackup) => fillTemplate(restored, { rows, cases: openCases, at }),
  }
}
