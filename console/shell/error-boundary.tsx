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

/** How browsers and Vite say that a part of the app could not be fetched: the server was upgraded since, or is out of reach. */
const missingPart = /dynamically imported module|importing a module script failed|unable to preload css/i

/** What is shown in place of a page whose code failed, or could not be fetched. */
export function PageFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('shell')
  const isMissing = error instanceof Error && missingPart.test(error.message)
  return (
    <Stack role="alert" maw={640} mx="auto" p="lg" gap="sm">
      <Title order={1} fz="xl">
        {t(isMissing ? 'crash.missingTitle' : 'crash.title')}
      </Title>
      <Text>{t(isMissing ? 'crash.missingText' : 'crash.text')}</Text>
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
