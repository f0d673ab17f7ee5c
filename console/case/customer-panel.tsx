import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { Surface } from '../look/surface.tsx'
import { TextLink } from '../shell/links.tsx'
import classes from './case-page.module.css'

/** Who asks: what is known of them, and the way to their other cases. */
export function CustomerPanel({ item: { customer } }: { readonly item: WireCase }) {
  const { t } = useTranslation('case')
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
        {(['tier', 'region', 'language'] as const).map(
          (part) =>
            customer[part] !== undefined && (
              <Pair key={part} name={t(`customer.${part}`)}>
                {customer[part]}
              </Pair>
            ),
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

function Pair({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
