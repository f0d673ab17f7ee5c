import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Issue } from '../../core/contract/issue.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { useJump } from '../workspace/use-jump.ts'
import classes from './rehearsal.module.css'

const shownAtMost = 12

/** A draft with errors is not played: what has to be mended first, each with the way to its place. */
export function MendFirst({ issues }: { readonly issues: readonly Issue[] }) {
  const { t } = useTranslation(['designerRehearsal', 'designer'])
  const { watch } = useDesignerSession()
  const { panels } = useParts()
  const jump = useJump()
  const problems = useStore(watch.state, (state) => state.problems).filter(({ severity }) => severity === 'error')
  // The checks of the draft know the places; what only a rehearsal finds has none.
  const lines =
    problems.length > 0
      ? problems.map(({ id, message, place }) => ({ id, message, place }))
      : issues.map(({ code, path, message }) => ({ id: `${code} ${path} ${message}`, message, place: null }))
  return (
    <div className={classes.mend}>
      <Notice kind="caution" title={t('designerRehearsal:mend.title')}>
        {t(problems.length > 0 ? 'designerRehearsal:mend.text' : 'designerRehearsal:mend.scenario')}
      </Notice>
      <ul className={classes.mendList}>
        {lines.slice(0, shownAtMost).map(({ id, message, place }) => (
          <li key={id}>
            <Glyph name="late" />
            <span>{message}</span>{' '}
            {place !== null && (
              <Button size="compact-xs" variant="light" onClick={() => jump(place)}>
                {t('designer:problems.show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {lines.length > shownAtMost && <p>{t('designerRehearsal:mend.more', { count: lines.length - shownAtMost })}</p>}
      <Button variant="default" onClick={() => panels.getState().show('drawing')}>
        {t('designerRehearsal:mend.toDrawing')}
      </Button>
    </div>
  )
}
