import { notifications } from '@mantine/notifications'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../look/language/use-language.ts'
import { useParts } from '../workspace/designer-parts.ts'
import type { ExportKind } from './export-kinds.ts'
import { pickFile } from './pick-file.ts'
import { saveFile } from './save-file.ts'
import { usePictureWords } from './use-picture-words.ts'

/** What can be done with files; the same object as long as the language stays. */
export interface FileActions {
  readonly save: (kind: ExportKind) => void
  readonly print: () => void
  /** Asks for a file and shows what taking it in would change. */
  readonly bring: () => void
}

/** The designer's way to files and back. How files are written is fetched when the first one is. */
export function useFileActions(): FileActions {
  const { t } = useTranslation('designerFiles')
  const language = useLanguage()
  const { store, panels, viewOf } = useParts()
  const words = usePictureWords()
  const latest = useRef(words)
  useEffect(() => {
    latest.current = words
  })
  return useMemo(() => {
    const save = async (kind: ExportKind) => {
      const workspace = store.getState().history.present
      const { exportFile } = await import('./export-file.ts')
      const source = { workspace, view: viewOf(workspace), words: latest.current(), language }
      const { name, content } = await exportFile(kind, source)
      saveFile(name, content)
    }
    const fail = (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      notifications.show({ color: 'red', message: t('failed', { reason }) })
    }
    return {
      save: (kind) => void save(kind).catch(fail),
      print: () => panels.getState().ask({ kind: 'print' }),
      bring: () =>
        void pickFile().then((file) => {
          if (file !== null) panels.getState().ask({ kind: 'bring', file })
        }),
    }
  }, [store, panels, viewOf, language, t])
}
