import { fillTemplate } from '../connectors/mail/fill-template.ts'
import type { Language } from '../core/contract/language.ts'
import { delivery as english } from '../locales/en/cli/delivery.ts'
import { delivery as chinese } from '../locales/zh-CN/cli/delivery.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** What a finished export answers. */
export interface WrittenExport {
  readonly set: string
  readonly file: string
  readonly bytes: number
}

/** What a made role answers; the password is told nowhere else. */
export interface MadeRole {
  readonly name: string
  readonly views: readonly string[]
  readonly password: string
}

/** What `pledge export-data` and `pledge bi-role` say. */
export function deliveryInWords(language: Language) {
  const { exportUsage, received, written, roleUsage, roleMade } = texts[language]
  const mb = (bytes: number) => (bytes / 1_000_000).toFixed(1)
  return {
    exportUsage: (sets: readonly string[]) => fillTemplate(exportUsage, { sets }),
    received: (bytes: number) => fillTemplate(received, { mb: mb(bytes) }),
    written: ({ set, file, bytes }: WrittenExport) => fillTemplate(written, { set, file, mb: mb(bytes) }),
    roleUsage,
    roleMade: ({ name, views, password }: MadeRole) => fillTemplate(roleMade, { name, views, password }),
  }
}
