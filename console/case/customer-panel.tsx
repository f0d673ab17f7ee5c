import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../core/contract/language.ts'
import type { WireCase } from '../../core/contract/wire.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { TextLink } from '../shell/links.tsx'
import classes from './case-page.module.css'

/** Who asks: what is known of them, and the way to their other cases. */
export function CustomerPanel({ item: { customer } }: { readonly item: WireCase }) {
  const { t } = useTranslation('case')
  const names = useNames()
  const language = useLanguage()
  if (customer === null) {
    return (
      <Surface id="customer" title={t('customer.title')}>
        <span className={classes.hint}>{t('customer.none')}</span>
      </Surface>
    )
  }
  return (
    <Surface
      id="customer"
      title={t('customer.title')}
      aside={
        <TextLink to="/cases" search={{ q: customer.name ?? customer.id, state: 'all' }} fz="xs">
          {t('customer.others')}
        </TextLink>
      }
    >
      <strong>{customer.name ?? customer.id}</strong>
      <dl className={classes.pairs}>
        {customer.tier !== undefined && <Pair name={t('customer.tier')}>{names.tier(customer.tier)}</Pair>}
        {customer.region !== undefined && <Pair name={t('customer.region')}>{customer.region}</Pair>}
        {customer.language !== undefined && (
          <Pair name={t('customer.language')}>{languageName(customer.language, language)}</Pair>
        )}
        {customer.email !== undefined && (
          <Pair name={t('customer.email')}>
            <Anchor href={`mailto:${encodeURIComponent(customer.email)}`} fz="inherit">
              {customer.email}
            </Anchor>
          </Pair>
        )}
        {customer.phone !== undefined && (
          <Pair name={t('customer.phone')}>
            <Anchor href={`tel:${encodeURIComponent(customer.phone)}`} fz="inherit">
              {customer.phone}
            </Anchor>
          </Pair>
        )}
      </dl>
    </Surface>
  )
}

function Pair({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** A language in the reader's words; the tag itself where it is not one. */
function languageName(tag: string, reader: Language): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
