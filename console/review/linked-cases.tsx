import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireRetrospective, WireRetrospectiveInput } from '../../core/contract/wire-review.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useCaseIdOf } from '../case/use-case-id-of.ts'
import classes from './review.module.css'

interface LinkedCasesProps {
  readonly item: WireRetrospective
  readonly content: WireRetrospectiveInput
  /** Left out where one only reads. */
  readonly onChange?: (part: Partial<WireRetrospectiveInput>) => void
}

/** The breaches and cases that a retrospective is about, each of which can be opened. */
export function LinkedCases({ item, content, onChange }: LinkedCasesProps) {
  const { t } = useTranslation('review')
  const local = useLocalText()
  const without = (list: readonly string[], id: string) => list.filter((one) => one !== id)
  /** Of those that were added and not saved yet. */
  const [numbers, setNumbers] = useState<ReadonlyMap<string, number>>(new Map())
  const add = (id: string, number: number | null) => {
    if (number !== null) setNumbers(new Map([...numbers, [id, number]]))
    onChange?.({ cases: [...without(content.cases, id), id] })
  }
  const breaches = item.breaches.filter(({ id }) => content.breaches.includes(id))
  const unknown = content.cases.filter((id) => item.cases.every((one) => one.id !== id))
  const cases = [
    ...item.cases.filter(({ id }) => content.cases.includes(id)),
    ...unknown.map((id) => ({ id, number: numbers.get(id) ?? null, subject: null })),
  ]
  return (
    <>
      {breaches.length > 0 && (
        <section aria-label={t('retrospective.breaches')}>
          <h3 className={classes.heading}>{t('retrospective.breaches')}</h3>
          <ul className={classes.list}>
            {breaches.map((breach) => (
              <li key={breach.id} className={classes.item}>
                <div className={classes.line}>
                  <Link to="/breaches" search={{ review: 'all', breach: breach.id }} className={classes.link}>
                    #{breach.case.number} {breach.case.subject} · {local(breach.clockName, breach.clock)}
                  </Link>
                  {onChange && (
                    <Remove
                      number={String(breach.case.number)}
                      onRemove={() => onChange({ breaches: without(content.breaches, breach.id) })}
                    />
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t('retrospective.cases')}>
        <h3 className={classes.heading}>{t('retrospective.cases')}</h3>
        {cases.length > 0 && (
          <ul className={classes.list}>
            {cases.map(({ id, number, subject }) => (
              <li key={id} className={classes.item}>
                <div className={classes.line}>
                  <Link to="/cases/$caseId" params={{ caseId: id }} className={classes.link}>
                    {number === null ? id : `#${number} ${subject ?? ''}`}
                  </Link>
                  {onChange && (
                    <Remove
                      number={String(number ?? id)}
                      onRemove={() => onChange({ cases: without(content.cases, id) })}
                    />
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
        {onChange && <AddCase onAdd={add} />}
      </section>
    </>
  )
}

function Remove({ number, onRemove }: { readonly number: string; readonly onRemove: () => void }) {
  const { t } = useTranslation('review')
  return (
    <Button size="compact-xs" variant="subtle" aria-label={t('retrospective.unlink', { number })} onClick={onRemove}>
      ×
    </Button>
  )
}

/** Takes a case by the number that people know it by; its id does as well. */
function AddCase({ onAdd }: { readonly onAdd: (id: string, number: number | null) => void }) {
  const { t } = useTranslation('review')
  const find = useCaseIdOf()
  const [typed, setTyped] = useState('')
  const add = useMutation({
    mutationFn: () => find(typed),
    onSuccess: (found) => {
      if (!found.ok) return
      const number = /^#?(\d+)$/.exec(typed.trim())?.[1]
      onAdd(found.id, number === undefined ? null : Number(number))
      setTyped('')
    },
  })
  const problem = add.data?.ok === false ? add.data.problem : null
  return (
    <Group gap="xs" align="start" mt={6}>
      <TextInput
        label={t('retrospective.addCase')}
        placeholder={t('retrospective.caseHelp')}
        maxLength={100}
        value={typed}
        error={problem}
        onChange={(event) => {
          add.reset()
          setTyped(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add.mutate()
        }}
      />
      <Button
        variant="default"
        mt={26}
        disabled={typed.trim() === ''}
        loading={add.isPending}
        onClick={() => add.mutate()}
      >
        {t('retrospective.addCase')}
      </Button>
    </Group>
  )
}
