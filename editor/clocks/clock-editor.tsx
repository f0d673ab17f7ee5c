import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockDefinition, PolicyDocument } from '../../core/contract/policy.ts'
import type { Instant } from '../../core/contract/time.ts'
import { Tool } from '../../look/elements/tool.tsx'
import { duplicateClock, moveClock, newClockId, removeClock, renameClock } from '../edits/change-policy.ts'
import type { Rung } from '../edits/rungs.ts'
import { TwoLanguages } from '../inspector/fields/two-languages.tsx'
import { focusAfter } from '../views/focus-after.ts'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import { ClockLadder } from './clock-ladder.tsx'
import { ClockMeasure } from './clock-measure.tsx'
import { ClockOptions } from './clock-options.tsx'
import { ClockTimes } from './clock-times.tsx'
import classes from './clocks.module.css'
import type { ClockEdit } from './use-clock-edit.ts'
import { useClockWords } from './use-clock-words.ts'
import { useNameless } from './use-nameless.ts'

interface ClockEditorProps {
  readonly policy: PolicyDocument
  readonly clock: ClockDefinition
  readonly edit: ClockEdit
  readonly rung: Rung | null
  readonly onRung: (rung: Rung | null) => void
  readonly fromAt: Instant
}

/** One promise with all that belongs to it. */
export function ClockEditor({ policy, clock, edit, rung, onRung, fromAt }: ClockEditorProps) {
  const nameless = useNameless(clock)
  return (
    <>
      <ClockHead policy={policy} clock={clock} edit={edit} />
      <Times clock={nameless} edit={edit} />
      <Ladder clock={nameless} edit={edit} chosen={rung} onChoose={onRung} fromAt={fromAt} />
      <ClockMeasure policy={policy} clock={clock} edit={edit} />
      <Options clock={nameless} edit={edit} fromAt={fromAt} />
    </>
  )
}

const Times = memo(ClockTimes)
const Ladder = memo(ClockLadder)
const Options = memo(ClockOptions)

function ClockHead({ policy, clock, edit }: Pick<ClockEditorProps, 'policy' | 'clock' | 'edit'>) {
  const { t } = useTranslation('designerClocks')
  const { panels } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const place = policy.clocks.findIndex(({ id }) => id === clock.id)
  const params = { name: useClockWords().clockName(clock) }
  const show = (id: string | null) => panels.getState().show('clocks', id)
  const duplicate = () => {
    const id = newClockId(policy, clock.id)
    edit.policy({ key: 'duplicateClock', params }, (old) => duplicateClock(old, clock.id, id))
    show(id)
    focusAfter('[data-clocks] [aria-current]')
  }
  const remove = () => {
    edit.policy({ key: 'removeClock', params }, (old) => removeClock(old, clock.id))
    show(policy.clocks[place + 1]?.id ?? policy.clocks[place - 1]?.id ?? null)
    focusAfter('[data-clocks] [aria-current]')
  }
  const move = (to: number) => edit.policy({ key: 'moveClock', params }, (old) => moveClock(old, clock.id, to))
  const isLast = policy.clocks.length === 1
  return (
    <header className={classes.head}>
      <h2 className={classes.headTitle}>{params.name}</h2>
      {mayEdit && (
        <div className={classes.headTools} role="toolbar" aria-label={params.name}>
          <Tool label={t('tools.up')} symbol="up" isOff={place === 0} onClick={() => move(place - 1)} />
          <Tool
            label={t('tools.down')}
            symbol="down"
            isOff={place === policy.clocks.length - 1}
            onClick={() => move(place + 1)}
          />
          <Tool label={t('tools.duplicate')} symbol="copy" isOff={false} onClick={duplicate} />
          <Tool label={isLast ? t('tools.last') : t('tools.remove')} symbol="trash" isOff={isLast} onClick={remove} />
        </div>
      )}
      <fieldset className={classes.names} disabled={!mayEdit}>
        <TwoLanguages
          labels={{ en: t('names.en'), 'zh-CN': t('names.zh-CN') }}
          value={clock.name}
          onType={(text, language) =>
            edit.policy(
              { key: 'rename', params },
              (old) => renameClock(old, clock.id, text, language),
              `clock name ${clock.id} ${language}`,
            )
          }
        />
      </fieldset>
    </header>
  )
}
