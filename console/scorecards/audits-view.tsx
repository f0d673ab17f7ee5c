import { Button, SegmentedControl, Select, Skeleton } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { usePledge } from '../api/pledge.ts'
import { useCan } from '../sign-in/use-session.ts'
import { AuditList } from './audit-list.tsx'
import { CaseAndCardFields, useCaseAndCard } from './case-and-card-fields.tsx'
import { auditFilters, type ScorecardSearch } from './scorecard-search.ts'
import classes from './scorecards.module.css'
import { useAuditors, useAudits, useQualityChange, useUsualFilter } from './use-audits.ts'

interface AuditsViewProps {
  readonly search: ScorecardSearch
  readonly go: (next: ScorecardSearch) => void
}

/** What is to be scored, what was, and what is appealed. */
export function AuditsView({ search, go }: AuditsViewProps) {
  const { t } = useTranslation(['scorecards', 'shell'])
  const canAudit = useCan()('quality.audit')
  const usual = useUsualFilter()
  const filter = canAudit ? (search.audits ?? usual) : usual
  const audits = useAudits(filter)
  const [isAdding, setAdding] = useState(false)
  const items = audits.data?.pages.flatMap((page) => page.items)
  return (
    <>
      {canAudit && (
        <div className={classes.bar}>
          <div className={classes.scroll}>
            <SegmentedControl
              size="xs"
              aria-label={t('scorecards:audits.filter')}
              value={filter}
              data={auditFilters.map((value) => ({ value, label: t(`scorecards:audits.${value}`) }))}
              onChange={(value) => {
                const next = auditFilters.find((known) => known === value)
                if (next !== undefined) go({ ...search, audits: next })
              }}
            />
          </div>
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('scorecards:audits.add')} …
          </Button>
        </div>
      )}
      {audits.isError && <Failure error={audits.error} onRetry={() => void audits.refetch()} />}
      {audits.isPending && <Skeleton height={240} />}
      {items?.length === 0 && (
        <Empty
          title={t('scorecards:audits.empty.title')}
          text={t(canAudit ? 'scorecards:audits.empty.text' : 'scorecards:audits.empty.own')}
        >
          {canAudit && <Button onClick={() => go({ view: 'cards' })}>{t('scorecards:audits.empty.first')}</Button>}
        </Empty>
      )}
      {items !== undefined && items.length > 0 && (
        <AuditList items={items} onOpen={(audit) => go({ ...search, view: 'audits', audit })} />
      )}
      {audits.hasNextPage && (
        <Button
          mt="sm"
          variant="default"
          loading={audits.isFetchingNextPage}
          onClick={() => void audits.fetchNextPage()}
        >
          {t('shell:loadMore')}
        </Button>
      )}
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['scorecards', 'shell'])
  const pledge = usePledge()
  const problemText = useProblemText()
  const auditors = useAuditors()
  const chosen = useCaseAndCard()
  const [auditor, setAuditor] = useState<string | null>(null)
  const add = useQualityChange(
    () => pledge.quality.addAudit({ case: chosen.number, card: chosen.card ?? '', auditor }),
    () => t('scorecards:audits.added'),
    onClose,
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (chosen.isComplete()) add.mutate(undefined)
  }
  return (
    <ModalDialog onClose={onClose} title={t('scorecards:audits.addTitle')}>
      <form className={classes.form} onSubmit={submit}>
        {add.isError && <Notice kind="problem">{problemText(add.error)}</Notice>}
        <CaseAndCardFields {...chosen} />
        <Select
          clearable
          label={t('scorecards:audits.auditor')}
          placeholder={t('scorecards:audits.anybody')}
          data={auditors}
          value={auditor}
          onChange={setAuditor}
        />
        <div>
          <Button type="submit" loading={add.isPending}>
            {t('scorecards:audits.add')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  )
}
