import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { TimePhrase } from '../../look/time/time-text.tsx'
import classes from './process-panel.module.css'

/** The process as its stages, where the case was, is and may come, and the step that has it now. */
export function ProcessPanel({ item }: { readonly item: WireCase }) {
  const { t } = useTranslation('case')
  const local = useLocalText()
  return (
    <Surface id="process" title={t('process.title')}>
      <ol className={classes.stages}>
        {item.stages.map((stage) => {
          const place = stage.isCurrent ? 'current' : stage.wasEntered ? 'done' : 'ahead'
          return (
            <li
              key={stage.id}
              className={classes.stage}
              data-place={place}
              aria-current={stage.isCurrent ? 'step' : undefined}
            >
              <span className={classes.dot}>
                <Glyph name={place === 'done' ? 'check' : place === 'current' ? 'disc' : 'circle'} size={14} />
              </span>
              <span>{local(stage.name, stage.id)}</span>
              <span className={classes.place}>{t(`process.${place}`)}</span>
            </li>
          )
        })}
      </ol>
      {item.nodes.length === 0 && <p className={classes.node}>{t('process.nothing')}</p>}
      {item.nodes.map((node) => (
        <p key={node.id} className={classes.node}>
          {t('process.now', { node: local(node.name, node.id) })}{' '}
          <TimePhrase at={Date.parse(node.since)} phrase={(when) => t('process.since', { when })} />
        </p>
      ))}
    </Surface>
  )
}
