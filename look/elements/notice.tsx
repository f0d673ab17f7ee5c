import type { ReactNode } from 'react'
import { Glyph, type GlyphName } from './glyph.tsx'
import classes from './notice.module.css'

/** problem: it went wrong; caution: it is not as it should be; info: good to know. */
export type NoticeKind = 'problem' | 'caution' | 'info'

const symbols: Readonly<Record<NoticeKind, GlyphName>> = { problem: 'alert', caution: 'quarter', info: 'dot' }

interface NoticeProps {
  readonly kind: NoticeKind
  readonly title?: string
  readonly children: ReactNode
}

/** A message within a page. Problems are read out at once, the others when there is a pause. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div className={classes.notice} data-kind={kind} role={kind === 'problem' ? 'alert' : 'status'}>
      <span className={classes.symbol}>
        <Glyph name={symbols[kind]} size={14} />
      </span>
      <div className={classes.body}>
        {title !== undefined && <strong>{title}</strong>}
        <div>{children}</div>
      </div>
    </div>
  )
}
