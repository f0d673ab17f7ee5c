import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { idFrom } from '../inspector/id-from.ts'
import { useClockWords } from './use-clock-words.ts'

interface ReasonsFieldProps {
  readonly label: string
  readonly description?: string | undefined
  /** The reasons that are offered. */
  readonly known: readonly string[]
  readonly value: readonly string[]
  readonly onChange: (reasons: readonly string[]) => void
}

/** For what a case may wait: usual reasons by their names, and others as they are typed. */
export function ReasonsField({ label, description, known, value, onChange }: ReasonsFieldProps) {
  const words = useClockWords()
  const [search, setSearch] = useState('')
  const own = idFrom(search.trim())
  const all = [...new Set([...known, ...value])]
  const isNew =
    own !== '' && own !== '-' && !all.some((reason) => reason === own || words.waitReason(reason) === search.trim())
  return (
    <MultiSelect
      size="xs"
      label={label}
      {...(description === undefined ? {} : { description })}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      data={[
        ...all.map((reason) => ({ value: reason, label: words.waitReason(reason) })),
        ...(isNew ? [{ value: own, label: search.trim() }] : []),
      ]}
      value={[...value]}
      onChange={onChange}
    />
  )
}
