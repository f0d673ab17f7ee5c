import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { freeId, idsOf } from '../../editor/edits/new-id.ts'
import { pickFile } from '../../editor/files/pick-file.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { messageOf } from '../../model/words/message.ts'
import { textIn } from '../../model/words/text-in.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { handFile } from './handed-file.ts'
import { idOfName, newProcess } from './new-process.ts'

/** Begins a process from a file: a draft of that name, in which the designer then shows what the file holds. */
export function useProcessFromFile(processes: readonly { readonly id: string }[]): {
  readonly begin: () => void
  readonly isBusy: boolean
} {
  const { t } = useTranslation('designerFiles')
  const pledge = usePledge()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const language = useLanguage()
  const make = useMutation({
    mutationFn: async (file: File) => {
      const { readFlowOf } = await import('../../editor/files/read-flow-of.ts')
      const { flow, issues } = await readFlowOf(file)
      if (flow === null) {
        const [first] = issues
        throw new Error(first === undefined ? t('import.nothing') : messageOf(first.code, first.params, language))
      }
      const id = freeId(flow.id, idsOf(processes))
      const name = flow.name === undefined ? idOfName(flow.id) : textIn(flow.name, language)
      const document = newProcess({ id, name, language }, null)
      await pledge.documents.saveDraft('flow', id, { document, basedOn: null, etag: null })
      handFile(id, file)
      return id
    },
    onSuccess: async (flow) => {
      await queries.invalidateQueries({ queryKey: queryKeys.ownDrafts })
      await navigate({ to: '/designer/$flow', params: { flow } })
    },
    onError: (error) => notifications.show({ color: 'red', message: t('failed', { reason: error.message }) }),
  })
  return {
    begin: () => void pickFile().then((file) => file !== null && make.mutate(file)),
    isBusy: make.isPending,
  }
}
