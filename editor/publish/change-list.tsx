import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../look/language/use-language.ts'
import { diffInWords } from '../../model/diff/diff-in-words.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { useThingWords } from '../workspace/use-thing-words.ts'
import { flowIn } from '../workspace/workspace.ts'
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

function DocumentChanges({ changed: { document, published } }: { readonly changed: ChangedDocument }) {
  const { t } = useTranslation('designer')
  const language = useLanguage()
  const words = useThingWords()
  const facts = useDesigner(({ history }) => flowIn(history.present).facts)
  const sentences = published === null ? [] : diffInWords(document.kind, published, document, language, facts)
  return (
    <div>
      <Text fw={600} size="sm">
        {words.document(document)}
        {published === null && ` (${t('publish.isNew')})`}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: 20, fontSize: 13 }}>
        {[...new Set(sentences)].slice(0, shownAtMost).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {sentences.length > shownAtMost && <li>{t('publish.more', { count: sentences.length - shownAtMost })}</li>}
      </ul>
    </div>
  )
}
