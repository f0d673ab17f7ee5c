import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { freeId, idsOf } from '../../editor/edits/new-id.ts'
import { pledgeProblem } from '../../editor/workspace/pledge-problem.ts'
import { readDocument } from '../../editor/workspace/read-document.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { FormDialog } from '../administration/form-dialog.tsx'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { idOfName, newProcess } from './new-process.ts'

interface NewProcessFields {
  readonly name: string
  readonly id: string
}

interface NewProcessDialogProps {
  /** The processes that can be copied. */
  readonly processes: readonly { readonly id: string; readonly name: string; readonly isPublished: boolean }[]
  readonly onClose: () => void
}

/** Begins a process as a draft of one's own and opens it. */
export function NewProcessDialog({ processes, onClose }: NewProcessDialogProps) {
  const { t } = useTranslation('designer')
  const pledge = usePledge()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const language = useLanguage()
  const form = useForm<NewProcessFields & { from: string }>({ defaultValues: { name: '', id: '', from: '' } })
  const { register, formState, watch, setValue } = form
  const ownId = (name: string) => freeId(idOfName(name), idsOf(processes))
  const make = useMutation({
    mutationFn: async ({ name, id, from }: NewProcessFields & { readonly from: string }) => {
      const flow = { id: id.trim() || ownId(name), name: name.trim(), language }
      const source = from === '' ? null : (await pledge.documents.get('flow', from)).document
      const document = newProcess(flow, readDocument('flow', source))
      await pledge.documents.saveDraft('flow', flow.id, { document, basedOn: null, etag: null })
      return flow.id
    },
    onSuccess: async (flow) => {
      await queries.invalidateQueries({ queryKey: queryKeys.ownDrafts })
      await navigate({ to: '/designer/$flow', params: { flow } })
    },
  })
  const idRule = (id: string, { name }: NewProcessFields) => {
    const wished = id.trim() || ownId(name)
    if (!/^[a-z0-9-]{1,64}$/.test(wished)) return t('list.idWrong')
    return !processes.some((process) => process.id === wished) || t('list.idTaken')
  }
  return (
    <FormDialog
      title={t('list.newTitle')}
      submit={t('list.create')}
      isBusy={make.isPending}
      problem={make.error === null ? null : pledgeProblem(make.error)}
      onSubmit={form.handleSubmit((fields) => make.mutate(fields))}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('list.name')}
        description={t('list.nameHelp')}
        error={formState.errors.name?.message}
        {...register('name', { validate: (name) => name.trim() !== '' || t('list.nameMissing') })}
      />
      <Select
        label={t('list.from')}
        data={[
          { value: '', label: t('list.fromBare') },
          ...processes
            .filter((process) => process.isPublished)
            .map(({ id, name }) => ({ value: id, label: t('list.fromProcess', { name }) })),
        ]}
        value={watch('from')}
        allowDeselect={false}
        onChange={(from) => setValue('from', from ?? '')}
      />
      <TextInput
        label={t('list.id')}
        description={t('list.idHelp')}
        placeholder={ownId(watch('name'))}
        autoCapitalize="none"
        error={formState.errors.id?.message}
        {...register('id', { validate: idRule })}
      />
    </FormDialog>
  )
}
