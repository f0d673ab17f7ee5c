import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useCardWords } from '../cards/use-card-words.ts'
import { addClock, newClock, newClockId } from '../edits/change-policy.ts'
import { focusAfter } from '../views/focus-after.ts'
import { useDesigner, usePanels, useParts } from '../workspace/designer-parts.ts'
import { standardPlace } from './clock-place.ts'
import classes from './clocks.module.css'
import { usePolicyEdit } from './use-clock-edit.ts'
import { useClockWords, usePolicyName } from './use-clock-words.ts'

interface ClockListProps {
  readonly policy: PolicyDocument
  /** The clock that is shown; null for the service standard itself. */
  readonly chosen: string | null
}

/** The clocks of a service standard, and the standard itself. */
export function ClockList({ policy, chosen }: ClockListProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const cards = useCardWords()
  const policyName = usePolicyName()
  const { panels } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const at = usePanels(({ view }) => view.at)
  const edit = usePolicyEdit(policy.id)
  const show = (place: string) => panels.getState().show('clocks', place)
  const add = () => {
    const { calendar } = policy.clocks[0] ?? {}
    const id = newClockId(policy, 'promise')
    const known = typeof calendar === 'string' ? calendar : (calendar?.else ?? 'calendar')
    edit({ key: 'addClock' }, (old) => addClock(old, newClock(id, known)))
    show(id)
    focusAfter('[data-clocks] [aria-current]')
  }
  return (
    <nav className={classes.clockList} aria-label={t('list.label')} data-clocks="">
      <button
        type="button"
        className={classes.standard}
        aria-current={chosen === null ? 'true' : undefined}
        onClick={() => show(standardPlace)}
      >
        <span>{policyName(policy)}</span>
        <small>{t('list.standard')}</small>
      </button>
      <ul>
        {policy.clocks.map((clock) => (
          <li key={clock.id}>
            <button
              type="button"
              className={classes.clockItem}
              aria-current={chosen === clock.id && at !== standardPlace ? 'true' : undefined}
              data-type={clock.type ?? 'sla'}
              onClick={() => show(clock.id)}
            >
              <span>{words.clockName(clock)}</span>
              <small>{cards.targets(clock.targets.map(({ within }) => within))}</small>
            </button>
          </li>
        ))}
      </ul>
      {mayEdit && (
        <Button size="compact-sm" variant="default" m={8} leftSection={<Glyph name="plus" size={10} />} onClick={add}>
          {t('list.add')}
        </Button>
      )}
    </nav>
  )
}
