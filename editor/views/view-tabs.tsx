import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { usePanels, useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { type ViewKind, viewKinds } from './designer-view.ts'
import classes from './view-tabs.module.css'
import { views } from './views.ts'

/** The ways between the drawing and the views beside it. An address that names a view which who is here may not open leads to the drawing. */
export function ViewTabs() {
  const { t } = useTranslation('designer')
  const { panels } = useParts()
  const kinds = useViewKinds()
  const view = usePanels((state) => state.view)
  const current = view.kind
  const isOpen = kinds.includes(current)
  useEffect(() => {
    if (!isOpen && panels.getState().view === view) panels.getState().show('drawing')
  }, [isOpen, view, panels])
  return (
    <nav className={classes.tabs} aria-label={t('views.label')}>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className={classes.tab}
          aria-current={kind === current ? 'page' : undefined}
          onClick={() => panels.getState().show(kind)}
        >
          <Glyph name={kind === 'drawing' ? 'process' : (views[kind]?.symbol ?? 'process')} size={13} />
          {t(`views.${kind}`)}
        </button>
      ))}
    </nav>
  )
}

/** The views that who is here may open, the drawing first. */
export function useViewKinds(): readonly ViewKind[] {
  const session = useDesignerSession()
  return viewKinds.filter((kind) => {
    if (kind === 'drawing') return true
    const entry = views[kind]
    return entry !== undefined && (entry.isFor?.(session) ?? true)
  })
}
