import { Anchor, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useViewport } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import cardClasses from '../cards/card.module.css'
import { useCardWords } from '../cards/use-card-words.ts'
import { useDesigner, useParts, useView } from '../workspace/designer-parts.ts'
import classes from './canvas.module.css'
import { clockSpans } from './clock-spans.ts'
import { useClockBadge } from './overlay.ts'

/** The clocks of the process along the lower edge of the canvas: each a bar from where it starts to where it stops. */
export function ClockStrip() {
  const { t } = useTranslation('designer')
  const [isOpen, { toggle }] = useDisclosure(true)
  const policy = useView((view) => view.policy)
  return (
    <section className={classes.clocks} aria-label={t('canvas.clocks')}>
      <UnstyledButton className={classes.clocksButton} onClick={toggle} aria-expanded={isOpen}>
        <Glyph name={isOpen ? 'down' : 'up'} size={10} />
        {t('canvas.clocks')}
      </UnstyledButton>
      {isOpen && (policy === null ? <NoClocks /> : <Bars />)}
    </section>
  )
}

function NoClocks() {
  const { t } = useTranslation('designer')
  const { panels } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit)
  return (
    <p className={classes.noClocks}>
      {t('canvas.noClocks')}{' '}
      {mayEdit && (
        <Anchor component="button" type="button" size="xs" onClick={() => panels.getState().show('clocks')}>
          {t('canvas.promise')}
        </Anchor>
      )}
    </p>
  )
}

function Bars() {
  const view = useView((whole) => whole)
  const spans = useMemo(() => clockSpans(view), [view])
  const { x, zoom } = useViewport()
  return (
    <ul className={classes.bars}>
      {spans.map(({ clock, fromX, toX }) => (
        <li key={clock.id} className={classes.barRow}>
          <Bar clock={clock} left={fromX * zoom + x} width={Math.max(24, (toX - fromX) * zoom)} />
        </li>
      ))}
    </ul>
  )
}

interface BarProps {
  readonly clock: ClockDefinition
  readonly left: number
  readonly width: number
}

function Bar({ clock, left, width }: BarProps) {
  const { t } = useTranslation('designer')
  const { panels } = useParts()
  const local = useLocalText()
  const words = useCardWords()
  const badge = useClockBadge(clock.id)
  const targets = words.targets(clock.targets.map((target) => target.within))
  const text = [local(clock.name, clock.id), targets].filter((part) => part !== '').join(' · ')
  const name = badge === undefined ? text : `${text} ${badge.text}`
  return (
    <button
      type="button"
      className={classes.bar}
      data-type={clock.type ?? 'sla'}
      title={name}
      aria-label={t('canvas.openClock', { name })}
      style={{ transform: `translateX(${left}px)`, width }}
      onClick={() => panels.getState().show('clocks', clock.id)}
    >
      <span className={classes.barText} style={{ marginInlineStart: Math.max(0, -left) }}>
        {text}{' '}
        {badge !== undefined && (
          <span className={`${cardClasses.badge} ${classes.barBadge}`} data-tone={badge.tone} title={badge.title}>
            {badge.text}
          </span>
        )}
      </span>
    </button>
  )
}
