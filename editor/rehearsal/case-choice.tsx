import { Button, Group, TextInput } from '@mantine/core'
import { type SubmitEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCaseSummary } from '../../core/contract/wire.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import classes from './source-list.module.css'

const newestAtMost = 12

interface CaseChoiceProps {
  /** The id or number of the case that is open. */
  readonly open: string | null
  readonly onOpen: (id: string) => void
}

/** Real cases of the process: by number, or one of the newest. */
export function CaseChoice({ open, onOpen }: CaseChoiceProps) {
  const { t } = useTranslation('designerRehearsal')
  const cases = useNewestCases()
  const [number, setNumber] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const wanted = number.trim().replace(/^#/, '')
    if (wanted !== '') onOpen(wanted)
  }
  return (
    <>
      <h2 className={classes.listHead}>{t('sources.cases')}</h2>
      <form onSubmit={submit}>
        <Group gap={6} wrap="nowrap" px={8} pb={6}>
          <TextInput
            size="xs"
            flex={1}
            inputMode="numeric"
            aria-label={t('sources.caseNumber')}
            placeholder={t('sources.caseNumber')}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" type="submit">
            {t('sources.openCase')}
          </Button>
        </Group>
      </form>
      {cases?.length === 0 && <p className={classes.quiet}>{t('sources.noCases')}</p>}
      <ul className={classes.sourceItems} aria-label={t('sources.newest')}>
        {cases?.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={classes.source}
              aria-current={open === item.id || open === String(item.number) ? 'true' : undefined}
              onClick={() => onOpen(item.id)}
            >
              {t('sources.caseTitle', { number: item.number, subject: item.subject ?? t('sources.noSubject') })}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The newest cases of the flow on the canvas; null until they are there. What one may not read is none. */
function useNewestCases(): readonly WireCaseSummary[] | null {
  const { pledge } = useDesignerSession()
  const flow = useDesigner(({ history }) => history.present.flow)
  const [cases, setCases] = useState<readonly WireCaseSummary[] | null>(null)
  useEffect(() => {
    let isLeft = false
    pledge.cases.list({ flow, sort: '-createdAt', limit: newestAtMost }).then(
      ({ items }) => !isLeft && setCases(items),
      (error: unknown) => {
        if (!isPledgeError(error)) throw error
        if (!isLeft) setCases([])
      },
    )
    return () => {
      isLeft = true
    }
  }, [pledge, flow])
  return cases
}
