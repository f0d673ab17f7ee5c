import { Button, NumberInput, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type {
  ClockDefinition,
  EscalationAction,
  EscalationAt,
  EscalationDefinition,
} from '../../core/contract/policy.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { changeEscalation, moveRung, type Rung, removeRung } from '../edits/rungs.ts'
import { DurationField } from '../inspector/fields/duration-field.tsx'
import { OrderedList } from '../inspector/fields/ordered-list.tsx'
import { focusAfter } from '../views/focus-after.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { ActionForm } from './action-form.tsx'
import classes from './clocks.module.css'
import type { ClockEdit } from './use-clock-edit.ts'

interface RungFormProps {
  readonly clock: ClockDefinition
  readonly rung: Rung
  readonly edit: ClockEdit
  readonly onChoose: (rung: Rung | null) => void
}

/** A warning or an escalation: when it comes and what happens then. */
export function RungForm({ clock, rung, edit, onChoose }: RungFormProps) {
  const { t } = useTranslation('designerClocks')
  const escalation = rung.kind === 'escalation' ? clock.escalations?.[rung.index] : undefined
  const at: EscalationAt = rung.kind === 'warning' ? { percent: rung.percent } : (escalation?.at ?? { percent: 100 })
  const move = (next: EscalationAt) => {
    const isTaken = rung.kind === 'warning' && 'percent' in next && clock.warnAt?.includes(next.percent) === true
    if (isTaken) return
    edit.change({ key: 'moveRung', params: edit.params }, (old) => moveRung(old, rung, next), 'rung')
    if (rung.kind === 'warning' && 'percent' in next) onChoose({ kind: 'warning', percent: next.percent })
  }
  const remove = () => {
    edit.change({ key: 'removeRung', params: edit.params }, (old) => removeRung(old, rung))
    onChoose(null)
    focusAfter('[data-rung]', '[data-add-rung]')
  }
  return (
    <>
      <MomentFields at={at} isWarning={rung.kind === 'warning'} clock={clock} onChange={move} />
      {rung.kind === 'warning' ? (
        <p className={classes.quiet}>{t('rung.warningHelp')}</p>
      ) : (
        escalation !== undefined && (
          <Actions
            escalation={escalation}
            onChange={(actions, group) =>
              edit.change(
                { key: 'changeRung', params: edit.params },
                (old) => changeEscalation(old, rung.index, { do: actions }),
                group,
              )
            }
          />
        )
      )}
      <div>
        <Button
          size="compact-sm"
          color="red"
          variant="subtle"
          leftSection={<Glyph name="trash" size={12} />}
          onClick={remove}
        >
          {t('rung.remove')}
        </Button>
      </div>
    </>
  )
}

interface MomentFieldsProps {
  readonly at: EscalationAt
  readonly isWarning: boolean
  readonly clock: ClockDefinition
  readonly onChange: (at: EscalationAt) => void
}

type Moment = 'percent' | 'before' | 'after'

function MomentFields({ at, isWarning, clock, onChange }: MomentFieldsProps) {
  const { t } = useTranslation('designerClocks')
  const { store } = useParts()
  const kind: Moment = 'before' in at ? 'before' : 'after' in at ? 'after' : 'percent'
  const usual = clock.targets.at(-1)?.within.unit.startsWith('business') === false ? 'minutes' : 'businessMinutes'
  const length = 'before' in at ? at.before : 'after' in at ? at.after : ({ amount: 30, unit: usual } as const)
  const choose = (next: string) => {
    if (next === 'before') onChange({ before: length })
    else if (next === 'after') onChange({ after: length })
    else onChange({ percent: 100 })
  }
  return (
    <>
      {!isWarning && (
        <div>
          <span className={classes.legend}>{t('rung.when')}</span>
          <SegmentedControl
            fullWidth
            orientation="vertical"
            size="xs"
            aria-label={t('rung.when')}
            value={kind}
            data={(['percent', 'before', 'after'] as const).map((one) => ({
              value: one,
              label: t(`rung.kinds.${one}`),
            }))}
            onChange={choose}
          />
        </div>
      )}
      {'percent' in at ? (
        <NumberInput
          data-form-start=""
          label={t('rung.percent')}
          suffix=" %"
          value={at.percent}
          min={1}
          max={100}
          decimalScale={1}
          onChange={(value) => {
            const percent = Number(value)
            if (value !== '' && percent > 0 && percent <= 100) onChange({ percent })
          }}
          onBlur={() => store.getState().settle()}
        />
      ) : (
        <DurationField
          label={t('rung.length')}
          value={length}
          onChange={(next) => onChange('before' in at ? { before: next } : { after: next })}
        />
      )}
    </>
  )
}

interface ActionsProps {
  readonly escalation: EscalationDefinition
  readonly onChange: (actions: readonly EscalationAction[], group?: string) => void
}

function Actions({ escalation, onChange }: ActionsProps) {
  const { t } = useTranslation('designerClocks')
  const { do: actions } = escalation
  return (
    <OrderedList
      label={t('rung.actions')}
      items={actions}
      least={1}
      nameOf={(_, index) => t('rung.action', { number: index + 1 })}
      keyOf={(_, index) => String(index)}
      onChange={(next) => onChange(next)}
      add={(): EscalationAction => ({ action: 'notify', to: ['assignee'] })}
    >
      {(action, index) => (
        <ActionForm
          action={action}
          number={index + 1}
          onChange={(next, group) =>
            onChange(actions.with(index, next), group === undefined ? undefined : `${group} ${index}`)
          }
        />
      )}
    </OrderedList>
  )
}
