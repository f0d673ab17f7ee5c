import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { CaseChoice } from './case-choice.tsx'
import type { KnownScenario } from './library.ts'
import type { ScenarioVerdict } from './rehearsal-answer.ts'
import { useRehearsal, useRehearsalActions, useScenarios } from './rehearsal-parts.ts'
import { type Source, sourceAddress } from './source.ts'
import classes from './source-list.module.css'

/** What can be rehearsed: a case of one's own, the scenarios of the process, green or red, and real cases. */
export function SourceList() {
  const { t } = useTranslation('designerRehearsal')
  const { may } = useDesignerSession()
  const source = useRehearsal((state) => state.source)
  const scenarios = useScenarios((state) => state.scenarios)
  const verdicts = useScenarios((state) => state.verdicts)
  const isRunning = useScenarios((state) => state.isRunning)
  const hasFailed = useScenarios((state) => state.hasFailed)
  const open = useOpenSource()
  const templates = scenarios.filter(({ origin }) => origin === 'template')
  const passed = scenarios.filter(({ key }) => verdicts.get(key)?.ok === true).length
  return (
    <nav className={classes.sources} aria-label={t('sources.label')}>
      <button
        type="button"
        className={classes.source}
        aria-current={source.kind === 'sample' ? 'true' : undefined}
        onClick={() => open({ kind: 'sample' })}
      >
        <Glyph name="play" /> <strong>{t('sources.sample')}</strong>
        <span className={classes.sourceHelp}>{t('sources.sampleHelp')}</span>
      </button>
      <h2 className={classes.listHead}>
        {t('sources.scenarios')}
        <span className={classes.quiet} role="status">
          {hasFailed && t('failed')}
          {!hasFailed &&
            scenarios.length > 0 &&
            (isRunning ? t('sources.running') : t('sources.summary', { passed, all: scenarios.length }))}
        </span>
      </h2>
      {scenarios.length === 0 && <p className={classes.quiet}>{t('sources.noScenarios')}</p>}
      <Scenarios scenarios={scenarios.filter(({ origin }) => origin !== 'template')} />
      {templates.length > 0 && (
        // Whoever has made a template their own folds its scenarios away.
        <details open>
          <summary className={classes.group}>{t('sources.templates')}</summary>
          <Scenarios scenarios={templates} />
        </details>
      )}
      {may.cases && (
        <CaseChoice open={source.kind === 'case' ? source.id : null} onOpen={(id) => open({ kind: 'case', id })} />
      )}
    </nav>
  )
}

function Scenarios({ scenarios }: { readonly scenarios: readonly KnownScenario[] }) {
  const source = useRehearsal((state) => state.source)
  const verdicts = useScenarios((state) => state.verdicts)
  const open = useOpenSource()
  return (
    <ul className={classes.sourceItems}>
      {scenarios.map((scenario) => (
        <li key={scenario.key}>
          <ScenarioItem
            scenario={scenario}
            verdict={verdicts.get(scenario.key)}
            isOpen={source.kind === 'scenario' && source.key === scenario.key}
            onOpen={() => open({ kind: 'scenario', key: scenario.key })}
          />
        </li>
      ))}
    </ul>
  )
}

interface ScenarioItemProps {
  readonly scenario: KnownScenario
  /** Undefined while it is played for the first time. */
  readonly verdict: ScenarioVerdict | undefined
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function ScenarioItem({ scenario, verdict, isOpen, onOpen }: ScenarioItemProps) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const tone = verdict === undefined ? 'running' : verdict.ok ? 'passed' : 'wrong'
  const said =
    verdict === undefined
      ? t('sources.running')
      : verdict.ok
        ? t('sources.passed')
        : verdict.obstacle === null
          ? t('sources.wrong', { count: verdict.wrong })
          : t('sources.unplayable', { why: verdict.obstacle })
  return (
    <button
      type="button"
      className={classes.source}
      data-tone={tone}
      aria-current={isOpen ? 'true' : undefined}
      onClick={onOpen}
    >
      <span className={classes.sourceMark}>
        <Glyph name={tone === 'passed' ? 'check' : tone === 'wrong' ? 'late' : 'dot'} />
      </span>
      <span>{local(scenario.name, scenario.key)}</span>
      <span className={classes.sourceHelp}>
        {said}
        {scenario.origin !== 'template' && ` · ${t(`sources.origin.${scenario.origin}`)}`}
      </span>
    </button>
  )
}

/** Opens what shall be rehearsed; the address follows. */
function useOpenSource(): (source: Source) => void {
  const { panels } = useParts()
  const actions = useRehearsalActions()
  return (source) => {
    const at = sourceAddress(source)
    const { view } = panels.getState()
    // Where the address says so already, nobody else would open it.
    if (view.at === at) void actions.open(source)
    else panels.getState().show('rehearsal', at)
  }
}
