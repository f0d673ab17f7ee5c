import { TextInput } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { EndpointSetting } from '../../core/contract/settings.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { inBoth, textIn } from './local-text-fields.ts'
import { type SettingsDescription, SettingsSection } from './settings-section.tsx'

type EndpointData = Omit<EndpointSetting, 'id'>

interface EndpointFields {
  readonly id: string
  readonly name: string
  readonly nameChinese: string
  readonly url: string
}

/** Addresses of other systems that processes call. The server makes the secret that signs the calls, and shows it once. */
export function EndpointsSection() {
  const { t } = useTranslation('administration')
  const local = useLocalText()
  const description: SettingsDescription<EndpointData, EndpointFields> = {
    kind: 'endpoints',
    columns: [
      { title: t('users.name'), cell: ({ id, data }) => <strong>{local(data.name, id)}</strong> },
      { title: t('endpoints.url'), cell: ({ data }) => data.url },
    ],
    toFields: (setting) => ({
      id: setting?.id ?? '',
      name: textIn(setting?.data.name, 'en'),
      nameChinese: textIn(setting?.data.name, 'zh-CN'),
      url: setting?.data.url ?? '',
    }),
    fromFields: ({ url, name, nameChinese }, before) => {
      const { name: _, ...kept } = before ?? {}
      const given = inBoth(name, nameChinese)
      return { ...kept, url: url.trim(), ...(given === '' ? {} : { name: given }) }
    },
    Fields: EndpointForm,
  }
  return <SettingsSection description={description} />
}

function EndpointForm({ form }: { readonly form: UseFormReturn<EndpointFields> }) {
  const { t } = useTranslation('administration')
  const { register, formState } = form
  return (
    <>
      <TextInput
        type="url"
        label={t('endpoints.url')}
        description={t('endpoints.secretHelp')}
        placeholder="https://example.com/hook"
        error={formState.errors.url?.message}
        {...register('url', { validate: (value) => /^https?:\/\/\S+$/.test(value.trim()) || t('endpoints.urlWrong') })}
      />
      <TextInput label={t('teams.name')} {...register('name')} />
      <TextInput label={t('teams.nameChinese')} {...register('nameChinese')} />
    </>
  )
}
