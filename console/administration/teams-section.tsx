import { NumberInput, SimpleGrid, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../look/language/use-language.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import type { TeamData } from '../directory/directory.ts'
import { useCan } from '../sign-in/use-session.ts'
import { inBoth, textIn } from './local-text-fields.ts'
import { type SettingsDescription, SettingsSection } from './settings-section.tsx'

interface TeamFields {
  readonly id: string
  readonly name: string
  readonly nameChinese: string
  readonly calendar: string
  readonly members: readonly string[]
  readonly capacity: number | string
  readonly skills: readonly string[]
  readonly regions: readonly string[]
}

/** The teams that processes hand cases to. */
export function TeamsSection() {
  const { t } = useTranslation('administration')
  const local = useLocalText()
  const description: SettingsDescription<TeamData, TeamFields> = {
    kind: 'teams',
    columns: [
      { title: t('users.name'), cell: ({ id, data }) => <strong>{local(data.name, id)}</strong> },
      { title: t('teams.calendar'), cell: ({ data }) => data.calendar ?? '–', isQuiet: true },
      { title: t('teams.members'), cell: ({ data }) => (data.members ?? []).join(', '), isQuiet: true },
      { title: t('teams.skills'), cell: ({ data }) => (data.skills ?? []).join(', '), isQuiet: true },
    ],
    toFields: (setting) => ({
      id: setting?.id ?? '',
      name: textIn(setting?.data.name, 'en'),
      nameChinese: textIn(setting?.data.name, 'zh-CN'),
      calendar: setting?.data.calendar ?? '',
      members: setting?.data.members ?? [],
      capacity: setting?.data.capacity ?? '',
      skills: setting?.data.skills ?? [],
      regions: setting?.data.regions ?? [],
    }),
    fromFields: (fields, before) => teamOf(fields, before),
    Fields: TeamForm,
  }
  return <SettingsSection description={description} />
}

function teamOf(fields: TeamFields, before: TeamData | null): TeamData {
  const { name: _name, calendar: _calendar, capacity: _capacity, ...kept } = before ?? {}
  const calendar = fields.calendar.trim()
  return {
    ...kept,
    name: inBoth(fields.name, fields.nameChinese),
    members: fields.members,
    skills: fields.skills,
    regions: fields.regions,
    ...(calendar === '' ? {} : { calendar }),
    ...(typeof fields.capacity === 'number' ? { capacity: fields.capacity } : {}),
  }
}

function TeamForm({ form }: { readonly form: UseFormReturn<TeamFields> }) {
  const { t } = useTranslation('administration')
  const { register, control, formState, getValues } = form
  const logins = useLogins()
  const list = (name: 'members' | 'skills' | 'regions') => (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <TagsInput
          label={t(`teams.${name}`)}
          data={name === 'members' ? logins : []}
          value={[...field.value]}
          onChange={field.onChange}
          onBlur={field.onBlur}
        />
      )}
    />
  )
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={t('teams.name')}
          error={formState.errors.name?.message}
          {...register('name', {
            validate: (value) => value.trim() !== '' || getValues('nameChinese').trim() !== '' || t('missing'),
          })}
        />
        <TextInput label={t('teams.nameChinese')} {...register('nameChinese')} />
        <TextInput label={t('teams.calendar')} description={t('teams.calendarHelp')} {...register('calendar')} />
        <Controller
          control={control}
          name="capacity"
          render={({ field }) => (
            <NumberInput
              label={t('teams.capacity')}
              min={1}
              max={10_000}
              allowDecimal={false}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      </SimpleGrid>
      {list('members')}
      {list('skills')}
      {list('regions')}
    </>
  )
}

/** The logins that may be suggested; none for who may not see users. */
function useLogins(): string[] {
  const api = useApi()
  const can = useCan()
  const { data } = useQuery({
    queryKey: queryKeys.users,
    queryFn: () => api.users.list(),
    enabled: can('users.manage'),
  })
  return (data?.items ?? []).filter((user) => user.isActive).map((user) => user.login)
}
