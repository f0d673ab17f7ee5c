import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyProps {
  readonly title: string
  readonly text: string
  /** It is all there is on the page, so its title is the page's. */
  readonly isPage?: boolean
  /** The first step that can be taken from here. */
  readonly children?: ReactNode
}

/** An empty place says what belongs here and offers the first step. */
export function Empty({ title, text, isPage = false, children }: EmptyProps) {
  return (
    <Stack align="center" gap={8} py={56} px="md">
      <Title order={isPage ? 1 : 2} fz="lg" ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={460}>
        {text}
      </Text>
      {children !== undefined && <div style={{ marginTop: 8 }}>{children}</div>}
    </Stack>
  )
}
