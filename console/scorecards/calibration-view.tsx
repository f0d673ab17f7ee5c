import { Anchor, Button, MultiSelect, Skeleton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAuditorBias, WireCalibration } from '../../core/contract/wire-quality.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { CalibrationDetail } from './calibration-detail.tsx'
import { CaseAndCardFields, useCaseAndCard } from './case-and-card-fields.tsx'
import type { ScorecardSearch } from './scorecard-search.ts'
import classes from './scorecards.module.css'
import { useAuditors, useQualityChange } from './use-audits.ts'

interface CalibrationViewProps {
  readonly search: ScorecardSearch
  readonly go: (next: ScorecardSearch) => void
}

/** The same case scored by several auditors, and how they compare. */
export function CalibrationView({ search, go }: CalibrationViewProps) {
  const { t } = useTranslation(['scorecards', 'shell'])
  const { calibration, ...rest } = search
  const [isStarting, setStarting] = useState(false)
  const list = useCalibrations()
  const items = list.data?.pages.flatMap((page) => page.items)
  if (calibration !== undefined) {
    return <CalibrationDetail id={calibration} onBack={() => go(rest)} onScore={(audit) => go({ ...search, audit })} />
  }
  const startButton = <Button onClick={() => setStarting(true)}>{t('scorecards:calibration.new')} …</Button>
  return (
    <div className={classes.stack}>
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={160} />}
      {items?.length === 0 && (
        <Empty title={t('scorecards:calibration.empty.title')} text={t('scorecards:calibration.empty.text')}>
          {startButton}
        </Empty>
      )}
      {items !== undefined && items.length > 0 && (
        <>
          <div>{startButton}</div>
          <CalibrationTable items={items} onOpen={(id) => go({ ...search, calibration: id })} />
        </>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('shell:loadMore')}
        </Button>
      )}
      <BiasPart />
      {isStarting && (
        <StartDialog onClose={() => setStarting(false)} onStarted={(id) => go({ ...search, calibration: id })} />
      )}
    </div>
  )
}

function useCalibrations() {
  const pledge = usePledge()
  return useInfiniteQuery({
    queryKey: queryKeys.quality('calibrations'),
    queryFn: ({ pageParam, signal }) =>
      pledge.quality.calibrations(pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

interface CalibrationTableProps {
  readonly items: readonly WireCalibration[]
  readonly onOpen: (id: string) => void
}

function CalibrationTable({ items, onOpen }: CalibrationTableProps) {
  const { t } = useTranslation('scorecards')
  const local = useLocalText()
  return (
    <Surface id="calibrations" title={t('calibration.list')}>
      <table className={classes.table} aria-labelledby="calibrations">
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <Anchor component="button" type="button" onClick={() => onOpen(item.id)}>
                  <span className="figures">#{item.case.number}</span> {local(item.card.name, item.card.id)}
                </Anchor>
              </td>
              <td>
                <StateBadge
                  tone={item.state === 'open' ? 'soon' : 'met'}
                  symbol={item.state === 'open' ? 'quarter' : 'check'}
                >
                  {t(`calibration.state.${item.state}`)}
                </StateBadge>
              </td>
              <td className={classes.minor}>
                {t('calibration.done', {
                  done: item.auditors.filter(({ isDone }) => isDone).length,
                  all: item.auditors.length,
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Surface>
  )
}

function BiasPart() {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const { data } = useQuery({
    queryKey: queryKeys.quality('agreement'),
    queryFn: ({ signal }) => pledge.quality.agreement({ signal }),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Surface id="bias" title={t('calibration.bias')}>
      <p className={classes.minor}>{t('calibration.biasHelp')}</p>
      <table className={classes.table} aria-labelledby="bias">
        <thead>
          <tr>
            <th scope="col">{t('audits.auditor')}</th>
            <th scope="col" className={classes.number}>
              {t('calibration.calibrations')}
            </th>
            <th scope="col" className={classes.number}>
              {t('calibration.biasColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((bias) => (
            <BiasRow key={bias.auditor} bias={bias} />
          ))}
        </tbody>
      </table>
    </Surface>
  )
}

function BiasRow({ bias: { name, calibrations, bias, low, high } }: { readonly bias: WireAuditorBias }) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  const isSure = low !== null && high !== null && (high < 0 || low > 0)
  return (
    <tr>
      <th scope="row">
        {name}
        {isSure && (
          <span className={classes.minor}> · {t(high < 0 ? 'calibration.stricter' : 'calibration.milder')}</span>
        )}
      </th>
      <td className={classes.number}>{numbers.count(calibrations)}</td>
      <td className={classes.number}>
        {bias === null ? t('calibration.none') : numbers.change(bias)}
        {low !== null && high !== null && (
          <div className={classes.minor}>
            {numbers.change(low)} – {numbers.change(high)}
          </div>
        )}
      </td>
    </tr>
  )
}

interface StartDialogProps {
  readonly onClose: () => void
  readonly onStarted: (id: string) => void
}

function StartDialog({ onClose, onStarted }: StartDialogProps) {
  const { t } = useTranslation(['scorecards', 'shell'])
  const pledge = usePledge()
  const problemText = useProblemText()
  const auditors = useAuditors()
  const about = useCaseAndCard()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const start = useQualityChange(
    () => pledge.quality.startCalibration({ case: about.number, card: about.card ?? '', auditors: chosen }),
    () => t('scorecards:calibration.started'),
    ({ id }) => {
      onClose()
      onStarted(id)
    },
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (about.isComplete() && chosen.length > 1) start.mutate(undefined)
  }
  return (
    <ModalDialog onClose={onClose} title={t('scorecards:calibration.newTitle')}>
      <form className={classes.form} onSubmit={submit}>
        {start.isError && <Notice kind="problem">{problemText(start.error)}</Notice>}
        <CaseAndCardFields {...about} />
        <MultiSelect
          withAsterisk
          searchable
          label={t('scorecards:calibration.auditors')}
          data={auditors}
          value={[...chosen]}
          onChange={setChosen}
        />
        <div>
          <Button type="submit" loading={start.isPending} disabled={chosen.length < 2}>
            {t('scorecards:calibration.start')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  )
}
