import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ReportMeasure } from '../../core/contract/wire-reports.ts'
import type { ChartValues } from '../charts/chart-data.ts'
import { Sparkline } from '../charts/sparkline.tsx'
import { Definition } from './definition.tsx'
import type { factLink } from './report-links.ts'
import classes from './reports.module.css'

interface FigureTileProps {
  readonly name: string
  /** In words; null while it is fetched. */
  readonly value: string | null
  readonly link: ReturnType<typeof factLink>
  readonly definition: string
  readonly measures: readonly ReportMeasure[]
  readonly change?: ReactNode
  /** A second figure that belongs to it. */
  readonly minor?: ReactNode
  readonly trend?: ChartValues
}

/** One figure of the report: what it is, how much, what it changed by, and the way to its cases. */
export function FigureTile({ name, value, link, definition, measures, change, minor, trend }: FigureTileProps) {
  return (
    <li className={classes.tile}>
      <div className={classes.tileName}>
        <span>{name}</span>
        <Definition name={name} text={definition} measures={measures} />
      </div>
      {value === null ? (
        <Skeleton height={28} width={96} />
      ) : (
        <div className={classes.tileLine}>
          <Link {...link} className={`${classes.tileValue} figures`} aria-label={`${name}: ${value}`}>
            {value}
          </Link>
          {trend !== undefined && trend.length > 1 && <Sparkline values={trend} />}
        </div>
      )}
      <div className={`${classes.tileMinor} figures`}>
        {change}
        {minor}
      </div>
    </li>
  )
}
