import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyProps {
  readonly title: string
  readonly text: string
  /** The first step that can be taken from here. */
  readonly children?: ReactNode
}

/** An empty place says what belongs here and offers the first step. */
export function Empty({ title, text, children }: EmptyProps) {
  return (
    <Stack align="center" gap={8} py={56} px="md">
      <Title order={2} fz="lg" ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={460}>
        {text}
      </Text>
      {children !== undefined && <div style={{ marginTop: 8 }}>{children}</div>}
    </Stack>
  )
}
