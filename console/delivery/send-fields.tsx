import { Checkbox, Group, Select, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../core/contract/language.ts'
import { reportFormats } from '../../core/contract/wire-delivery.ts'
import { useTeams } from '../directory/directory.ts'
import classes from './delivery.module.css'
import type { FieldsProps } from './schedule-dialog.tsx'

const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }

/** To whom a report goes, in which language, with what attached. */
export function SendFields({ form, missing, onChange }: FieldsProps) {
  const { t } = useTranslation('delivery')
  const { teams } = useTeams()
  return (
    <>
      <TagsInput
        label={t('form.recipients')}
        description={t('form.recipientsHelp')}
        maxTags={100}
        splitChars={[',', ';', ' ']}
        acceptValueOnBlur
        value={[...form.recipients]}
        data={['role:manager', ...teams.map(({ id }) => `team:${id}`)]}
        error={missing.recipients === true && t('form.nobody')}
        onChange={(recipients) => onChange({ recipients })}
      />
      <div className={classes.fields}>
        <Select
          label={t('form.language')}
          allowDeselect={false}
          value={form.language}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
          onChange={(language) => onChange({ language: languages.find((one) => one === language) ?? form.language })}
        />
        <Checkbox.Group
          label={t('form.formats')}
          value={[...form.formats]}
          onChange={(chosen) => onChange({ formats: reportFormats.filter((format) => chosen.includes(format)) })}
        >
          <Group gap="md" mt={8}>
            {reportFormats.map((format) => (
              <Checkbox key={format} value={format} label={t(`form.${format}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      </div>
    </>
  )
}
