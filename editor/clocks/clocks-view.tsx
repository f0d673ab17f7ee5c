import { Button } from '@mantine/core'
import { memo, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockDefinition, PolicyDocument } from '../../core/contract/policy.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { addPolicy } from '../edits/change-policy.ts'
import { freeId } from '../edits/new-id.ts'
import type { Rung } from '../edits/rungs.ts'
import { focusAfter } from '../views/focus-after.ts'
import { SplitView } from '../views/split-view.tsx'
import { useDesigner, useDocumentChoices, usePanels, useParts, useView } from '../workspace/designer-parts.ts'
import { flowIn } from '../workspace/workspace.ts'
import { ClockEditor } from './clock-editor.tsx'
import { writtenKey } from './clock-ladder.tsx'
import { ClockList } from './clock-list.tsx'
import { clockAt } from './clock-place.ts'
import classes from './clocks.module.css'
import { DuePreview } from './due-preview.tsx'
import { RungForm } from './rung-form.tsx'
import { StandardChoice, StandardForm } from './standard-form.tsx'
import { useClockEdit } from './use-clock-edit.ts'
import { useNameless } from './use-nameless.ts'

/** The promises of the process: its service standard with all clocks. */
export function ClocksView() {
  const policy = useView((view) => view.policy)
  const at = usePanels(({ view }) => view.at)
  if (policy === null) return <NoStandard />
  const clock = clockAt(policy, at)
  const list = <ClockList policy={policy} chosen={clock?.id ?? null} />
  return clock === null ? (
    <SplitView list={list}>
      <div className={classes.page}>
        <StandardForm policy={policy} />
      </div>
    </SplitView>
  ) : (
    <OneClock key={clock.id} policy={policy} clock={clock} list={list} />
  )
}

interface OneClockProps {
  readonly policy: PolicyDocument
  readonly clock: ClockDefinition
  readonly list: ReactNode
}

function OneClock({ policy, clock, list }: OneClockProps) {
  const { t } = useTranslation('designerClocks')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const edit = useClockEdit(policy.id, clock)
  const nameless = useNameless(clock)
  const [wanted, setRung] = useState<Rung | null>(null)
  // Examples are told of the weeks to come; they stay the same as long as the view is open.
  const [fromAt] = useState(() => Date.now())
  const rung = wanted !== null && isThere(clock, wanted) ? wanted : null
  const side =
    rung === null ? (
      <Preview clock={nameless} fromAt={fromAt} />
    ) : (
      <section className={classes.preview} aria-labelledby="clock-rung" data-rung-form="">
        <div className={classes.sideHead}>
          <h2 id="clock-rung" className={classes.sideTitle}>
            {t(rung.kind === 'warning' ? 'rung.warning' : 'rung.escalation')}
          </h2>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              setRung(null)
              focusAfter(`[data-rung="${writtenKey(rung, clock)}"]`)
            }}
          >
            {t('rung.close')}
          </Button>
        </div>
        <fieldset className={classes.fields} disabled={!mayEdit}>
          <RungForm clock={clock} rung={rung} edit={edit} onChoose={setRung} />
        </fieldset>
      </section>
    )
  return (
    <SplitView list={list} side={side}>
      <div className={classes.page}>
        <ClockEditor policy={policy} clock={clock} edit={edit} rung={rung} onRung={setRung} fromAt={fromAt} />
      </div>
    </SplitView>
  )
}

const Preview = memo(DuePreview)

function isThere({ warnAt = [], escalations = [] }: ClockDefinition, rung: Rung): boolean {
  return rung.kind === 'warning' ? warnAt.includes(rung.percent) : rung.index in escalations
}

/** A process without a service standard: it can get one of its own, or take one that there is. */
function NoStandard() {
  const { t } = useTranslation('designerClocks')
  const { store, panels } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const flow = useView((view) => view.flow)
  const policies = useDocumentChoices('policy')
  const [calendar] = useDocumentChoices('calendar')
  const create = () => {
    if (calendar === undefined) return
    const id = freeId(`${flow.id}-standard`.slice(0, 60), new Set(policies.map((policy) => policy.id)))
    store.getState().edit({ key: 'addPolicy' }, (workspace) => {
      const { name } = flowIn(workspace)
      return addPolicy(workspace, { id, calendar: calendar.id, ...(name === undefined ? {} : { name }) })
    })
    panels.getState().show('clocks')
    focusAfter('[data-clocks] [aria-current]')
  }
  if (!mayEdit) return <Empty title={t('list.empty')} text={t('list.emptyLook')} />
  return (
    <Empty title={t('list.empty')} text={flow.policy === undefined ? t('list.emptyText') : t('list.missing')}>
      <div className={classes.fields}>
        {calendar === undefined ? (
          <>
            <p>{t('list.noCalendar')}</p>
            <Button variant="default" onClick={() => panels.getState().show('calendars')}>
              {t('list.toCalendars')}
            </Button>
          </>
        ) : (
          <Button onClick={create}>{t('list.create')}</Button>
        )}
        {policies.length > 0 && <StandardChoice />}
      </div>
    </Empty>
  )
}
