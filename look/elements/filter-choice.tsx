import { Select, type SelectProps } from '@mantine/core'

interface FilterChoiceProps extends Pick<SelectProps, 'className' | 'data'> {
  /** What is narrowed by it, for who does not see it. */
  readonly label: string
  /** What it says while nothing is chosen: any process. */
  readonly any: string
  readonly value: string | undefined
  /** Undefined takes the filter away. */
  readonly onChange: (value: string | undefined) => void
}

/** One of the filters above a list: what is typed finds a choice, and it can be taken back to any. */
export function FilterChoice({ label, any, value, onChange, ...props }: FilterChoiceProps) {
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={any}
      clearable
      searchable
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      {...props}
    />
  )
}
