import { MultiSelect } from '@mantine/core'
import { type Control, Controller, type FieldValues, type Path } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { roleNames } from '../../core/contract/role-names.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useTeams } from '../directory/directory.ts'

interface ChoiceFieldProps<F extends FieldValues> {
  readonly control: Control<F>
  readonly name: Path<F>
  readonly label: string
}

/** Which roles somebody, or some system, has; at least one. */
export function RolesField<F extends FieldValues>({ control, name, label }: ChoiceFieldProps<F>) {
  const { t } = useTranslation('administration')
  const names = useNames()
  return (
    <Controller
      control={control}
      name={name}
      rules={{ validate: (value: readonly string[]) => value.length > 0 || t('users.noRole') }}
      render={({ field, fieldState }) => (
        <MultiSelect
          label={label}
          error={fieldState.error?.message}
          data={roleNames.map((value) => ({ value, label: names.role(value) }))}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          ref={field.ref}
        />
      )}
    />
  )
}

/** Which teams somebody is in. */
export function TeamsField<F extends FieldValues>({ control, name, label }: ChoiceFieldProps<F>) {
  const { teams } = useTeams()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <MultiSelect
          label={label}
          searchable
          data={teams.map((team) => ({ value: team.id, label: team.name }))}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          ref={field.ref}
        />
      )}
    />
  )
}
