import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readDocument } from '../../editor/workspace/read-document.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useCan } from '../sign-in/use-session.ts'
import classes from './cases.module.css'

interface StepFilterProps {
  readonly flow: string
  readonly node: string | undefined
  readonly onChange: (node: string | undefined) => void
}

/** Narrows the list to the cases that stand in one step of a process. */
export function StepFilter({ flow, node, onChange }: StepFilterProps) {
  const { t } = useTranslation('cases')
  const steps = useSteps(flow)
  // A step of an older version has no name any more; it still narrows, and can be cleared.
  const isGone = node !== undefined && !steps.some(({ value }) => value === node)
  if (steps.length === 0 && node === undefined) return null
  return (
    <Select
      className={classes.filter}
      size="xs"
      aria-label={t('filter.step')}
      placeholder={t('filter.anyStep')}
      clearable
      searchable
      value={node ?? null}
      data={isGone ? [...steps, { value: node, label: t('filter.oneStep') }] : steps}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  )
}

function useSteps(flow: string): readonly { readonly value: string; readonly label: string }[] {
  const pledge = usePledge()
  const can = useCan()
  const local = useLocalText()
  const { data } = useQuery({
    queryKey: [...queryKeys.documents('flow'), flow],
    queryFn: () => pledge.documents.get('flow', flow),
    enabled: can('documents.read'),
    staleTime: 5 * 60_000,
  })
  const document = data === undefined ? null : readDocument('flow', data.document)
  return (document?.nodes ?? []).flatMap(({ id, kind, name }) =>
    kind === 'end' ? [] : [{ value: id, label: local(name, id) }],
  )
}
