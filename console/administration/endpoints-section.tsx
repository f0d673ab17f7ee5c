import { PasswordInput, TextInput } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type SettingsDescription, SettingsSection } from './settings-section.tsx'

interface EndpointData {
  readonly url?: string
  /** Written, never read. */
  readonly secret?: string
}

interface EndpointFields {
  readonly id: string
  readonly url: string
  readonly secret: string
}

/** Addresses of other systems that processes call. */
export function EndpointsSection() {
  const { t } = useTranslation('administration')
  const description: SettingsDescription<EndpointData, EndpointFields> = {
    kind: 'endpoints',
    columns: [{ title: t('endpoints.url'), cell: ({ data }) => data.url ?? '–' }],
    toFields: (setting) => ({ id: setting?.id ?? '', url: setting?.data.url ?? '', secret: '' }),
    fromFields: ({ url, secret }, before) => ({ ...before, url: url.trim(), ...(secret === '' ? {} : { secret }) }),
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
        placeholder="https://example.com/hook"
        error={formState.errors.url?.message}
        {...register('url', { validate: (value) => /^https?:\/\/\S+$/.test(value.trim()) || t('endpoints.urlWrong') })}
      />
      <PasswordInput
        label={t('endpoints.secret')}
        description={t('endpoints.secretHelp')}
        autoComplete="new-password"
        {...register('secret')}
      />
    </>
  )
}
