import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireRetrospective } from '../../core/contract/wire-review.ts'
import { LinkedCases } from './linked-cases.tsx'
import { contentOf } from './retrospective-content.ts'
import classes from './review.module.css'

/** A retrospective for those who only read it. */
export function RetrospectiveText({ item }: { readonly item: WireRetrospective }) {
  const { t } = useTranslation('review')
  return (
    <Stack gap="sm">
      <Part title={t('retrospective.what')} text={item.what} />
      {item.whys.length > 0 && (
        <div>
          <h3 className={classes.heading}>{t('retrospective.whys')}</h3>
          <ol>
            {item.whys.map((why, index) => (
              // A why has no identity but its place.
              <li key={index}>{why}</li>
            ))}
          </ol>
        </div>
      )}
      <Part title={t('retrospective.decisions')} text={item.decisions} />
      <LinkedCases item={item} content={contentOf(item)} />
    </Stack>
  )
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  if (text === '') return null
  return (
    <div>
      <h3 className={classes.heading}>{title}</h3>
      <p className={classes.words}>{text}</p>
    </div>
  )
}
