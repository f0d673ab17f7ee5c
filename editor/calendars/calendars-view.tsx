import { Button, Skeleton } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDocument } from '../../core/contract/calendar.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { namedKeys } from '../drafts/open-flow.ts'
import { type ShownDocument, useDocument } from '../drafts/use-document.ts'

import { SplitView } from '../views/split-view.tsx'
import { useDesigner, useDocumentChoices, usePanels, useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import { AddCalendarDialog } from './add-calendar-dialog.tsx'
import { CalendarEditor, CalendarSide } from './calendar-editor.tsx'
import { CalendarList } from './calendar-list.tsx'
import { type CalendarChoice, CalendarProvider } from './use-calendar.ts'

/** The calendars of the designer: which there are, and one of them to draw. */
export function CalendarsView() {
  const { t } = useTranslation('designerCalendars')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const { used, others, current, isNew } = useCalendars()
  const shown = useDocument('calendar', current)
  const [copied, setCopied] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const zone = shown.kind === 'open' ? shown.document.timeZone : Intl.DateTimeFormat().resolvedOptions().timeZone
  const list = (
    <CalendarList
      used={used}
      others={others}
      current={current}
      isNew={isNew}
      onAdd={() => setAdding(true)}
      onCopy={setCopied}
    />
  )
  return (
    <>
      {shown.kind === 'open' ? (
        <OpenCalendar key={shown.document.id} calendar={shown.document} list={list} isNew={isNew(shown.document.id)} />
      ) : (
        <SplitView list={list}>
          {current === null ? (
            <Empty title={t('none.title')} text={t('none.text')}>
              {mayEdit && <Button onClick={() => setAdding(true)}>{t('list.add')}</Button>}
            </Empty>
          ) : (
            <NotOpen id={current} shown={shown} />
          )}
        </SplitView>
      )}
      {isAdding && <AddCalendarDialog copyOf={null} timeZone={zone} onClose={() => setAdding(false)} />}
      {copied !== null && <CopyDialog id={copied} onClose={() => setCopied(null)} />}
    </>
  )
}

/** Which calendars there are: those that the process names, and all others; and which of them is shown. */
function useCalendars() {
  const { directory } = useParts()
  const { keeper } = useDesignerSession()
  const all = useDocumentChoices('calendar')
  const present = useDesigner(({ history }) => history.present)
  const wanted = usePanels(({ view }) => view.at)
  const named = useMemo(() => new Set<string>(namedKeys(present)), [present])
  const used = all.filter(({ id }) => named.has(`calendar/${id}`))
  const others = all.filter(({ id }) => !named.has(`calendar/${id}`))
  return {
    used,
    others,
    current: wanted ?? used[0]?.id ?? others[0]?.id ?? null,
    /** Whether a calendar exists only as a draft. */
    isNew: (id: string) =>
      !directory.calendars.some((one) => one.id === id) && keeper?.origins()[`calendar/${id}`]?.published == null,
  }
}

interface NotOpenProps {
  readonly id: string
  readonly shown: Exclude<ShownDocument<'calendar'>, { readonly kind: 'open' }>
}

function NotOpen({ id, shown }: NotOpenProps) {
  const { t } = useTranslation('designerCalendars')
  if (shown.kind === 'opening') return <Skeleton m={12} height={240} width="auto" />
  if (shown.kind === 'failed') return <Failure error={pledgeProblem(shown.error)} onRetry={shown.retry} />
  return <Empty title={t('missing', { name: id })} text={t('none.text')} />
}

interface OpenCalendarProps {
  readonly calendar: CalendarDocument
  readonly list: ReactNode
  readonly isNew: boolean
}

function OpenCalendar({ calendar, list, isNew }: OpenCalendarProps) {
  const [choice, choose] = useState<CalendarChoice | null>(null)
  const [now] = useState(() => Date.now())
  const [year, setYear] = useState(() => new Date(now).getUTCFullYear())
  const open = useMemo(() => ({ calendar, choice, choose }), [calendar, choice])
  return (
    <CalendarProvider value={open}>
      <SplitView list={list} side={<CalendarSide now={now} year={year} isNew={isNew} />}>
        <CalendarEditor now={now} year={year} onYear={setYear} />
      </SplitView>
    </CalendarProvider>
  )
}

function CopyDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const shown = useDocument('calendar', id)
  if (shown.kind !== 'open') return null
  return <AddCalendarDialog copyOf={shown.document} timeZone={shown.document.timeZone} onClose={onClose} />
}
