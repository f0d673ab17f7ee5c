import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireBoardCase } from '../../core/contract/wire-board.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { urgencySymbol } from '../../look/elements/urgency-look.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { usePressure } from './board-line.tsx'
import { useRotation } from './use-rotation.ts'
import classes from './wall.module.css'

interface WallListProps {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly items: readonly WireBoardCase[]
  readonly none: string
  /** In pixels. */
  readonly lineHeight: number
  readonly teamName: (id: string) => string
  readonly personName: (id: string) => string
}

/** A list on the wall; what does not fit comes after a while. */
export function WallList({ id, title, count, items, none, lineHeight, ...names }: WallListProps) {
  const { t } = useTranslation('board')
  const { ref, items: shown, part, parts } = useRotation(items, lineHeight)
  return (
    <section className={classes.list} aria-labelledby={id}>
      <h2 id={id} className={classes.listTitle}>
        <span>
          {title} <span className="figures">{count}</span>
        </span>
        {parts > 1 && <span className={`${classes.part} figures`}>{t('wall.part', { part: part + 1, parts })}</span>}
      </h2>
      {items.length === 0 && <p className={classes.none}>{none}</p>}
      <ul ref={ref} className={classes.lines}>
        {shown.map((item) => (
          <WallLine key={item.id} item={item} height={lineHeight} {...names} />
        ))}
      </ul>
    </section>
  )
}

interface WallLineProps {
  readonly item: WireBoardCase
  readonly height: number
  readonly teamName: (id: string) => string
  readonly personName: (id: string) => string
}

function WallLine({ item, height, teamName, personName }: WallLineProps) {
  const { t } = useTranslation(['board', 'cases', 'status'])
  const local = useLocalText()
  const names = useNames()
  const { urgency, text } = usePressure(item)
  const about = [
    item.customer?.tier === undefined ? null : names.tier(item.customer.tier),
    item.nextDue === null ? null : local(item.nextDue.name, item.nextDue.clock),
  ].filter((part) => part !== null)
  return (
    <li className={classes.line} data-urgency={urgency} style={{ height }}>
      <span className={classes.mark}>
        <Glyph name={urgencySymbol[urgency]} size={Math.round(height * 0.36)} />
        <VisuallyHidden>{t(`status:urgency.${urgency}`)}</VisuallyHidden>
      </span>
      <span className={`${classes.number} figures`}>#{item.number}</span>
      <span className={classes.about}>{about.join(' · ')}</span>
      <span className={classes.who}>
        {item.team === null ? t('noTeam') : teamName(item.team)}
        {item.assignee !== null && ` → ${personName(item.assignee)}`}
      </span>
      <span className={`${classes.pressure} figures`}>{text}</span>
    </li>
  )
}
