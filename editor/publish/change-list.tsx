import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useThingWords } from '../workspace/use-thing-words.ts'
import type { Change } from './changes.ts'
import type { ChangedDocument } from './publication.ts'

const shownAtMost = 12

/** What differs from the published versions, document by document, in words. */
export function ChangeList({ changed }: { readonly changed: readonly ChangedDocument[] }) {
  const { t } = useTranslation('designer')
  return (
    <section aria-labelledby="publish-changes">
      <Title order={3} fz="sm" mb={4} id="publish-changes">
        {t('publish.changes')}
      </Title>
      <Stack gap="xs">
        {changed.map((one) => (
          <DocumentChanges key={one.key} changed={one} />
        ))}
      </Stack>
    </section>
  )
}

function DocumentChanges({ changed: { document, published, changes } }: { readonly changed: ChangedDocument }) {
  const { t } = useTranslation('designer')
  const words = useThingWords()
  const sides = published === null ? [document] : [document, published]
  const sentence = (change: Change): string => {
    switch (change.kind) {
      case 'added':
      case 'removed':
        return t(`publish.${change.kind}`, { what: words.entry(sides, change.list, change.id) })
      case 'changed': {
        const fields = change.fields.map(words.field).join(', ')
        return t('publish.changed', { what: words.entry(sides, change.list, change.id), fields })
      }
      case 'order':
        return t('publish.changed', { what: words.field(change.list), fields: t('publish.moved') })
      case 'field':
        return words.field(change.field)
    }
  }
  return (
    <div>
      <Text fw={600} size="sm">
        {words.document(document)}
        {published === null && ` (${t('publish.isNew')})`}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: 20, fontSize: 13 }}>
        {changes.slice(0, shownAtMost).map((change) => (
          <li key={JSON.stringify(change)}>{sentence(change)}</li>
        ))}
        {changes.length > shownAtMost && <li>{t('publish.more', { count: changes.length - shownAtMost })}</li>}
      </ul>
    </div>
  )
}
