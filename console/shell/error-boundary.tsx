import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Stands in for whatever broke beneath it, and says what to do. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === null ? this.props.children : <PageFailure error={this.state.error} />
  }
}

/** What is shown in place of a page whose code failed. */
export function PageFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('shell')
  return (
    <Stack role="alert" maw={640} mx="auto" p="lg" gap="sm">
      <Title order={1} fz="xl">
        {t('crash.title')}
      </Title>
      <Text>{t('crash.text')}</Text>
      <Group>
        <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
      </Group>
      <details>
        <summary>{t('crash.details')}</summary>
        <Code block>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</Code>
      </details>
    </Stack>
  )
}
