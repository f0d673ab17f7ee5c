import { useTranslation } from 'react-i18next'
import type { Instant } from '../../core/contract/time.ts'
import type { WireOperation, WirePlaceFigures } from '../../core/contract/wire-operation.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { PageLink } from '../workspace/page-link.tsx'
import { flowIn, type Workspace } from '../workspace/workspace.ts'
import { caseAt, casesIn } from './case-address.ts'
import classes from './operation.module.css'
import { useFigureWords } from './use-figure-words.ts'
import { useStepName } from './use-step-name.ts'

interface FiguresPanelProps {
  readonly workspace: Workspace
  readonly figures: WireOperation
  readonly now: Instant
  /** The step that is looked at; null for the process as a whole. */
  readonly chosen: string | null
  readonly onChoose: (node: string | null) => void
}

/** What the figures say of the step that is chosen; of the whole process where none is. */
export function FiguresPanel({ workspace, figures, now, chosen, onChoose }: FiguresPanelProps) {
  const { t } = useTranslation('designerOperation')
  const step = chosen === null ? undefined : figures.nodes[chosen]
  return (
    <div className={classes.panel}>
      {chosen === null || step === undefined ? (
        <Totals workspace={workspace} figures={figures} now={now} />
      ) : (
        <>
          <button type="button" className={classes.back} onClick={() => onChoose(null)}>
            <Glyph name="left" size={11} />
            {t('whole')}
          </button>
          <Step workspace={workspace} flow={figures.flow} node={chosen} figures={step} now={now} />
        </>
      )}
    </div>
  )
}

interface StepProps {
  readonly workspace: Workspace
  readonly flow: string
  readonly node: string
  readonly figures: WirePlaceFigures
  readonly now: Instant
}

function Step({ workspace, flow, node, figures, now }: StepProps) {
  const { t } = useTranslation('designerOperation')
  const words = useFigureWords()
  const nameOf = useStepName(workspace)
  const { cases, late, oldest } = figures
  return (
    <>
      <h2 className={classes.title}>{nameOf(node, figures.name)}</h2>
      <ul className={classes.sentences}>
        {words.sentences(figures, now).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {cases > 0 && (
        <PageLink to={casesIn(flow, node)} className={classes.link}>
          {t('show.cases', { count: cases })}
        </PageLink>
      )}
      {late > 0 && (
        <PageLink to={casesIn(flow, node, true)} className={classes.link}>
          {t('show.late', { count: late })}
        </PageLink>
      )}
      {oldest !== null && (
        <PageLink to={caseAt(oldest.id)} className={classes.link}>
          {t('show.oldest', { number: oldest.number })}
        </PageLink>
      )}
    </>
  )
}

function Totals({ workspace, figures, now }: Pick<FiguresPanelProps, 'workspace' | 'figures' | 'now'>) {
  const { t } = useTranslation('designerOperation')
  const local = useLocalText()
  const words = useFigureWords()
  const { stages } = flowIn(workspace)
  return (
    <>
      <h2 className={classes.title}>{t('whole')}</h2>
      <p className={classes.total}>
        {t('total', { count: figures.cases })}
        {figures.late > 0 && <span className={classes.late}>{t('totalLate', { count: figures.late })}</span>}
      </p>
      <h3 className={classes.subtitle}>{t('stages')}</h3>
      <dl className={classes.list}>
        {stages.map(({ id, name }) => {
          const one = figures.stages[id]
          if (one === undefined) return null
          return (
            <div key={id} className={classes.entry}>
              <dt>{local(name, id)}</dt>
              <dd>
                <span>{words.value(one, 'cases', now)}</span>
                <span className={classes.quiet}>
                  {one.visits === 0
                    ? t('sentence.noVisits')
                    : t('times', { median: words.within(one.medianMs), p90: words.within(one.p90Ms) })}
                </span>
              </dd>
            </div>
          )
        })}
      </dl>
      <Clocks figures={figures} />
      <p className={classes.quiet}>{t('help')}</p>
    </>
  )
}

/** How each promise fares: kept in the window, and running now. */
export function Clocks({ figures: { clocks } }: { readonly figures: Pick<WireOperation, 'clocks'> }) {
  const { t } = useTranslation('designerOperation')
  const local = useLocalText()
  const words = useFigureWords()
  const entries = Object.entries(clocks)
  if (entries.length === 0) return null
  return (
    <>
      <h3 className={classes.subtitle}>{t('clocks')}</h3>
      <dl className={classes.list}>
        {entries.map(([id, { name, running, paused, late, met, missed, compliance }]) => (
          <div key={id} className={classes.entry}>
            <dt>{local(name, id)}</dt>
            <dd>
              <span>
                {compliance === null
                  ? t('clock.undecided')
                  : t('clock.kept', { share: words.share(compliance), count: met + missed })}
              </span>
              <span className={classes.quiet}>
                {t('clock.now', { running, paused })}
                {late > 0 && <span className={classes.late}>{t('clock.late', { count: late })}</span>}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
