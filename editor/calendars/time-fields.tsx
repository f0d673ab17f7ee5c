import { Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayMinutes, minutesOfTime, timeText } from './week.ts'

interface Times {
  readonly from: number
  readonly to: number
}

interface TimeFieldsProps extends Times {
  /** What the fields are about, read out before each of them. */
  readonly label: string
  readonly isOff?: boolean
  /** Whether keys lead here from the opening that is chosen. */
  readonly isTarget?: boolean
  readonly onChange: (times: Times) => void
}

/** From when until when, to the minute; midnight at the end of a day is 00:00. Counts when a field is left or Enter pressed, not at every key. */
export function TimeFields({ label, from, to, isOff = false, isTarget = false, onChange }: TimeFieldsProps) {
  const { t } = useTranslation('designerCalendars')
  const [typed, setTyped] = useState<{ readonly name: keyof Times; readonly text: string } | null>(null)
  const take = () => {
    const minutes = typed === null ? null : minutesOfTime(typed.text)
    setTyped(null)
    if (typed === null || minutes === null) return
    const times = { from: from % dayMinutes, to: to % dayMinutes }
    if (times[typed.name] !== minutes) onChange({ ...times, [typed.name]: minutes })
  }
  const field = (name: keyof Times, minutes: number) => (
    <TextInput
      type="time"
      miw={0}
      label={t(`opening.${name}`)}
      aria-label={`${label}: ${t(`opening.${name}`)}`}
      value={typed?.name === name ? typed.text : timeText(minutes % dayMinutes)}
      readOnly={isOff}
      {...(isTarget && name === 'from' ? { 'data-opening-from': '' } : {})}
      onChange={(event) => setTyped({ name, text: event.currentTarget.value })}
      onKeyDown={(event) => event.key === 'Enter' && take()}
      onBlur={take}
    />
  )
  return (
    <Group gap={8} wrap="nowrap" grow w="100%">
      {field('from', from)}
      {field('to', to)}
    </Group>
  )
}
