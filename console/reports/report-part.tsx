import { Skeleton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { Failure } from '../../look/elements/failure.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import classes from './reports.module.css'

/** Whether parts are shown wherever they stand, as on paper. */
export const ShowAllContext = createContext(false)

interface ReportPartProps {
  readonly id: string
  readonly title: ReactNode
  readonly aside?: ReactNode
  /** Rendered, and so fetched, once the part comes near to what is seen. */
  readonly children: () => ReactNode
}

/** One part of the report. */
export function ReportPart({ id, title, aside, children }: ReportPartProps) {
  const place = useRef<HTMLDivElement>(null)
  const isSeen = useSeen(place)
  const isShown = useContext(ShowAllContext) || isSeen
  return (
    <div ref={place} className={classes.part} id={`${id}-part`}>
      <Surface id={id} title={title} aside={aside}>
        {isShown ? children() : <Skeleton height={240} />}
      </Surface>
    </div>
  )
}

/** Turns true when the element is first within half a screen of what is seen. */
function useSeen(place: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const element = place.current
    if (element === null || isSeen) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true)
      },
      { rootMargin: '50% 0px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [place, isSeen])
  return isSeen
}

/** Says of the first of these answers that failed why, and tries all that failed again. */
export function PartFailure({ answers }: { readonly answers: readonly UseQueryResult<unknown>[] }) {
  const failed = answers.filter((answer) => answer.isError)
  const [first] = failed
  if (first === undefined) return null
  const retry = () => {
    for (const answer of failed) void answer.refetch()
  }
  return <Failure error={first.error} onRetry={retry} />
}
