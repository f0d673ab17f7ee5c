import { Checkbox, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type ReasonSetting, type ReasonSide, reasonSides } from '../../core/contract/settings.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { inBoth, textIn } from './local-text-fields.ts'
import { type SettingsDescription, SettingsSection } from './settings-section.tsx'

type ReasonData = Omit<ReasonSetting, 'id'>

interface ReasonFields {
  readonly id: string
  readonly name: string
  readonly nameChinese: string
  readonly parent: string | null
  readonly side: ReasonSide | null
  readonly order: number | string
  readonly retired: boolean
}

/** Why promises are broken, as this place tells it: a list of reasons and their kinds. Those that were given are retired, not deleted. */
export function ReasonsSection() {
  const { t } = useTranslation(['administration', 'review'])
  const local = useLocalText()
  const parents = useReasonSettings()
  const description: SettingsDescription<ReasonData, ReasonFields> = {
    kind: 'reasons',
    columns: [
      { title: t('administration:users.name'), cell: ({ id, data }) => <strong>{local(data.name, id)}</strong> },
      {
        title: t('administration:reasons.parent'),
        cell: ({ data }) => local(parents.find(({ id }) => id === data.parent)?.data.name, data.parent ?? '–'),
        isQuiet: true,
      },
      {
        title: t('administration:reasons.side'),
        cell: ({ data }) => (data.side === undefined ? '–' : t(`review:reasons.side.${data.side}`)),
        isQuiet: true,
      },
      {
        title: t('administration:reasons.state'),
        cell: ({ data }) => t(data.retired === true ? 'administration:reasons.retired' : 'administration:reasons.used'),
        isQuiet: true,
      },
    ],
    toFields: (setting) => ({
      id: setting?.id ?? '',
      name: textIn(setting?.data.name, 'en'),
      nameChinese: textIn(setting?.data.name, 'zh-CN'),
      parent: setting?.data.parent ?? null,
      side: setting?.data.side ?? null,
      order: setting?.data.order ?? '',
      retired: setting?.data.retired ?? false,
    }),
    fromFields: ({ name, nameChinese, parent, side, order, retired }) => ({
      name: inBoth(name, nameChinese),
      ...(parent === null ? {} : { parent }),
      ...(side === null ? {} : { side }),
      ...(typeof order === 'number' ? { order } : {}),
      ...(retired ? { retired } : {}),
    }),
    Fields: ReasonForm,
  }
  return <SettingsSection description={description} />
}

function useReasonSettings() {
  const api = useApi()
  const { data } = useQuery({
    queryKey: queryKeys.settings('reasons'),
    queryFn: () => api.settings.list<ReasonData>('reasons'),
  })
  return data?.items ?? []
}

function ReasonForm({ form }: { readonly form: UseFormReturn<ReasonFields> }) {
  const { t } = useTranslation(['administration', 'review'])
  const { register, control, formState, getValues } = form
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={t('administration:teams.name')}
          error={formState.errors.name?.message}
          {...register('name', {
            validate: (value) =>
              value.trim() !== '' || getValues('nameChinese').trim() !== '' || t('administration:missing'),
          })}
        />
        <TextInput label={t('administration:teams.nameChinese')} {...register('nameChinese')} />
        <ParentField form={form} />
        <Controller
          control={control}
          name="side"
          render={({ field }) => (
            <Select
              label={t('administration:reasons.side')}
              description={t('administration:reasons.sideHelp')}
              clearable
              value={field.value}
              data={reasonSides.map((side) => ({ value: side, label: t(`review:reasons.side.${side}`) }))}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="order"
          render={({ field }) => (
            <NumberInput
              label={t('administration:reasons.order')}
              description={t('administration:reasons.orderHelp')}
              min={0}
              max={1_000_000}
              allowDecimal={false}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      </SimpleGrid>
      <Checkbox
        label={t('administration:reasons.retire')}
        description={t('administration:reasons.retireHelp')}
        {...register('retired')}
      />
    </>
  )
}

/** Those of the top, without the reason itself: there are two levels. */
function ParentField({ form }: { readonly form: UseFormReturn<ReasonFields> }) {
  const { t } = useTranslation('administration')
  const local = useLocalText()
  const reasons = useReasonSettings()
  const own = form.getValues('id')
  const top = reasons.filter(({ id, data }) => data.parent === undefined && id !== own)
  return (
    <Controller
      control={form.control}
      name="parent"
      render={({ field }) => (
        <Select
          label={t('reasons.parent')}
          description={t('reasons.parentHelp')}
          clearable
          searchable
          value={field.value}
          data={top.map(({ id, data }) => ({ value: id, label: local(data.name, id) }))}
          onChange={field.onChange}
        />
      )}
    />
  )
}
