import { Autocomplete, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCustomer } from '../../core/contract/wire.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import type { CustomerInput, IntakeFaults } from './intake.ts'

interface CustomerFieldsProps {
  readonly customer: CustomerInput
  readonly faults: IntakeFaults
  readonly onChange: (customer: CustomerInput) => void
}

const nobody: CustomerInput = { id: '', name: '', email: '', phone: '' }

/** For whom: a customer who is known, found by name, e-mail or phone, or a new one. */
export function CustomerFields({ customer, faults, onChange }: CustomerFieldsProps) {
  const { t } = useTranslation('start')
  const field = (part: 'name' | 'email' | 'phone') => ({
    label: t(part),
    maxLength: 200,
    value: customer[part],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...customer, [part]: event.currentTarget.value }),
  })

  if (customer.id !== '') {
    return (
      <Group justify="space-between">
        <div>
          <strong>{customer.name === '' ? customer.id : customer.name}</strong>
          <Text fz="sm" c="dimmed">
            {[customer.email, customer.phone].filter((text) => text !== '').join(' · ')}
          </Text>
        </div>
        <Button variant="default" onClick={() => onChange(nobody)}>
          {t('otherCustomer')}
        </Button>
      </Group>
    )
  }
  return (
    <Stack gap="sm">
      <CustomerSearch onFound={onChange} />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <TextInput {...field('name')} autoComplete="off" />
        <TextInput
          {...field('email')}
          type="email"
          autoComplete="off"
          error={faults.email ? t('badEmail') : undefined}
        />
        <TextInput {...field('phone')} type="tel" autoComplete="off" />
      </SimpleGrid>
    </Stack>
  )
}

function CustomerSearch({ onFound }: { readonly onFound: (customer: CustomerInput) => void }) {
  const { t } = useTranslation('start')
  const api = useApi()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), 250)
  const { data } = useQuery({
    queryKey: queryKeys.customers(text),
    queryFn: ({ signal }) => api.customers.find(text, signal),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  })
  const found = text.length >= 2 ? (data?.items ?? []) : []
  const labels = new Map(found.map((customer) => [labelOf(customer), customer]))

  return (
    <Autocomplete
      label={t('findCustomer')}
      description={t('findCustomerHelp')}
      value={typed}
      data={[...labels.keys()]}
      filter={({ options }) => options}
      onChange={setTyped}
      onOptionSubmit={(label) => {
        const customer = labels.get(label)
        if (customer)
          onFound({
            id: customer.id,
            name: customer.name ?? '',
            email: customer.email ?? '',
            phone: customer.phone ?? '',
          })
      }}
    />
  )
}

/** Two customers of one name stay apart by their id. */
const labelOf = (customer: WireCustomer): string =>
  [customer.name ?? customer.id, customer.email, customer.phone, customer.name === undefined ? undefined : customer.id]
    .filter((part) => part !== undefined)
    .join(' · ')
