import { useTranslation } from 'react-i18next'
import { knownName } from './known-name.ts'

/** The words of the reader's language for ids that are often, but not always, known to us. */
export function useNames() {
  const { t } = useTranslation(['status', 'breaches'])
  return {
    channel: (id: string) => knownName(t('status:channel', { returnObjects: true }), id),
    priority: (id: string) => knownName(t('status:priorities', { returnObjects: true }), id),
    tier: (id: string) => knownName(t('status:tiers', { returnObjects: true }), id),
    role: (id: string) => knownName(t('status:role', { returnObjects: true }), id),
    recipient: (id: string) => knownName(t('status:recipient', { returnObjects: true }), id),
    way: (id: string) => knownName(t('status:way', { returnObjects: true }), id),
    fact: (id: string) => knownName(t('status:fact', { returnObjects: true }), id),
    waitReason: (id: string) => knownName(t('status:waitReason', { returnObjects: true }), id),
    breachReason: (id: string) => knownName(t('breaches:reasons', { returnObjects: true }), id),
  }
}
