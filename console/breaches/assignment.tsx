import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import type { BreachReview } from '../../sdk/breaches.ts'
import { usePeople } from '../directory/directory.ts'

interface AssignmentProps {
  readonly breach: WireBreach
  readonly onAssign: (change: BreachReview, told: string) => void
}

/** Who is to judge a breach that is open, and until when. */
export function Assignment({ breach, onAssign }: AssignmentProps) {
  const { t } = useTranslation('breaches')
  const { people, personName } = usePeople()
  if (breach.review !== 'open') return null
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Select
        label={t('assign')}
        placeholder={t('nobody')}
        clearable
        searchable
        value={breach.judge}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(judge) =>
          onAssign({ judge }, judge === null ? t('unassigned') : t('assigned', { who: personName(judge) }))
        }
      />
      <TextInput
        type="date"
        label={t('assignBy')}
        value={breach.judgeBy === null ? '' : dateOf(Date.parse(breach.judgeBy))}
        onChange={(event) => {
          const { value } = event.currentTarget
          if (value === '' || /^2\d{3}-/.test(value))
            onAssign({ judgeBy: value === '' ? null : endOf(value) }, t('saved'))
        }}
      />
    </SimpleGrid>
  )
}

/** The civil date of an instant where the reader is. */
export function dateOf(at: number): string {
  const day = new Date(at)
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** The last moment of a civil date where the reader is, as the wire says it. */
export function endOf(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day, 23, 59, 59, 999).toISOString()
}
