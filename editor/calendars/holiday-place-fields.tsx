import { Group, Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import type { HolidayPlace } from '../../model/calendar/import-date-holidays.ts'

/** A country and, where it has any, its state, as the library of holidays knows them; the library is fetched for it. */
export function HolidayPlaceFields({
  place,
  onChange,
}: {
  readonly place: string | null
  readonly onChange: (place: string | null) => void
}) {
  const { t } = useTranslation('designerCalendars')
  const language = useLanguage()
  const [places, setPlaces] = useState<readonly HolidayPlace[] | null>(null)
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    let isLeft = false
    import('../../model/calendar/import-date-holidays.ts')
      .then(({ holidayPlaces }) => holidayPlaces())
      .then(
        (found) => !isLeft && setPlaces(found),
        () => !isLeft && setFailed(true),
      )
    return () => {
      isLeft = true
    }
  }, [])
  if (isFailed) return <Notice kind="problem">{t('import.unloaded')}</Notice>
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const country = place?.split('-')[0] ?? null
  const states = places?.find(({ id }) => id === country)?.states ?? []
  return (
    <Group grow align="flex-start">
      <Select
        label={t('import.country')}
        data={(places ?? [])
          .map(({ id, name }) => ({ value: id, label: regionName(names, id) ?? name }))
          .sort((a, b) => a.label.localeCompare(b.label, language))}
        value={country}
        searchable
        placeholder={places === null ? t('import.looking') : undefined}
        onChange={onChange}
      />
      {states.length > 0 && country !== null && (
        <Select
          label={t('import.state')}
          data={[
            { value: country, label: t('import.wholeCountry') },
            ...states.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={place}
          allowDeselect={false}
          searchable
          onChange={(next) => onChange(next ?? country)}
        />
      )}
    </Group>
  )
}

/** The library knows a few places that are no regions of the standard. */
function regionName(names: Intl.DisplayNames, id: string): string | undefined {
  try {
    return names.of(id)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
