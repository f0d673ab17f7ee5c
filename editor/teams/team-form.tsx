import { Button, Group, NumberInput, Stack, TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../../core/contract/language.ts'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { withText } from '../edits/rename.ts'
import { patched } from '../edits/same.ts'
import { ChoiceField } from '../inspector/fields/choice-field.tsx'
import { useDocumentChoices, useParts } from '../workspace/designer-parts.ts'
import { LeaveField } from './leave-field.tsx'
import classes from './teams-view.module.css'

interface TeamFormProps {
  readonly team: TeamSetting
  /** The user names that other teams have, to choose from. */
  readonly known: readonly string[]
  readonly isOff: boolean
  readonly onChange: (change: (team: TeamSetting) => TeamSetting) => void
  readonly onRemove: () => void
}

/** Everything that a team has. Each change is one by itself. */
export function TeamForm({ team, known, isOff, onChange, onRemove }: TeamFormProps) {
  const { t } = useTranslation('designerTeams')
  const { name, members = [], skills = [], regions = [] } = team
  const patch = (fields: { readonly [F in keyof TeamSetting]?: TeamSetting[F] | undefined }) =>
    onChange((old) => patched<TeamSetting>(old, fields))
  const tags = (field: 'members' | 'skills' | 'regions', value: readonly string[]) => (
    <TagsInput
      label={t(`form.${field}`)}
      description={isOff ? undefined : t('form.addHelp')}
      data={field === 'members' ? known.filter((login) => !value.includes(login)) : []}
      value={[...value]}
      maxTags={2000}
      readOnly={isOff}
      onChange={(next) => patch({ [field]: next.map((one) => one.slice(0, 200)) })}
    />
  )
  return (
    <section aria-label={t('form.label')}>
      <Stack gap={12} maw={640}>
        <Group grow align="flex-start">
          {languages.map((spoken) => (
            <LeaveField
              key={spoken}
              label={t(spoken === 'en' ? 'form.name' : 'form.nameChinese')}
              value={typeof name === 'string' ? name : (name?.[spoken] ?? '')}
              isOff={isOff}
              onTake={(text) =>
                onChange((old) => patched<TeamSetting>(old, { name: withText(old.name, text, spoken) }))
              }
            />
          ))}
        </Group>
        <Group grow align="flex-start">
          <TeamCalendar value={team.calendar} isOff={isOff} onChoose={(calendar) => patch({ calendar })} />
          <Capacity value={team.capacity} isOff={isOff} onTake={(capacity) => patch({ capacity })} />
        </Group>
        {tags('members', members)}
        {members.length === 0 && (
          <Text size="xs" c="var(--soon)">
            {t('form.membersNone')}
          </Text>
        )}
        <Group grow align="flex-start">
          {tags('skills', skills)}
          {tags('regions', regions)}
        </Group>
        {!isOff && (
          <Button
            size="compact-xs"
            variant="default"
            className={classes.remove ?? ''}
            leftSection={<Glyph name="trash" size={11} />}
            onClick={onRemove}
          >
            {t('form.remove')}
          </Button>
        )}
      </Stack>
    </section>
  )
}

interface TeamCalendarProps {
  readonly value: string | undefined
  readonly isOff: boolean
  readonly onChoose: (id: string | undefined) => void
}

function TeamCalendar({ value, isOff, onChoose }: TeamCalendarProps) {
  const { t } = useTranslation('designerTeams')
  const { directory, panels } = useParts()
  const named = useDocumentChoices('calendar')
  const published = named.filter(({ id }) => directory.calendars.some((one) => one.id === id))
  return (
    <div>
      <fieldset disabled={isOff} className={classes.plain}>
        <ChoiceField
          label={t('form.calendar')}
          description={t('form.calendarHelp')}
          choices={published}
          value={value}
          isOptional
          onChoose={onChoose}
        />
      </fieldset>
      {value !== undefined && (
        <Button size="compact-xs" variant="subtle" onClick={() => panels.getState().show('calendars', value)}>
          {t('form.openCalendar')}
        </Button>
      )}
    </div>
  )
}

interface CapacityProps {
  readonly value: number | undefined
  readonly isOff: boolean
  readonly onTake: (capacity: number | undefined) => void
}

function Capacity({ value, isOff, onTake }: CapacityProps) {
  const { t } = useTranslation('designerTeams')
  const [typed, setTyped] = useState<number | string | null>(null)
  return (
    <NumberInput
      label={t('form.capacity')}
      description={t('form.capacityHelp')}
      min={0}
      max={1_000_000}
      allowDecimal={false}
      value={typed ?? value ?? ''}
      readOnly={isOff}
      onChange={setTyped}
      onBlur={() => {
        setTyped(null)
        if (typed === null || typed === (value ?? '')) return
        onTake(typed === '' ? undefined : Number(typed))
      }}
    />
  )
}
