import { MultiSelect, NumberInput, SimpleGrid, TagsInput, TextInput } from '@mantine/core'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type TeamData, usePeople } from '../directory/directory.ts'
import { useLocalText } from '../language/use-language.ts'
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
  const { personName } = usePeople()
  const description: SettingsDescription<TeamData, TeamFields> = {
    kind: 'teams',
    columns: [
      { title: t('users.name'), cell: ({ id, data }) => <strong>{local(data.name, id)}</strong> },
      { title: t('teams.calendar'), cell: ({ data }) => data.calendar ?? '–', isQuiet: true },
      { title: t('teams.members'), cell: ({ data }) => (data.members ?? []).map(personName).join(', '), isQuiet: true },
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
  const { people } = usePeople()
  const { register, control, formState, getValues } = form
  const list = (name: 'skills' | 'regions') => (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <TagsInput
          label={t(`teams.${name}`)}
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
      <Controller
        control={control}
        name="members"
        render={({ field }) => (
          <MultiSelect
            label={t('teams.members')}
            searchable
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...field.value]}
            onChange={field.onChange}
          />
        )}
      />
      {list('skills')}
      {list('regions')}
    </>
  )
}
