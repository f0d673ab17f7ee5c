import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import { Glyph } from '../../../look/elements/glyph.tsx'
import { Notice } from '../../../look/elements/notice.tsx'
import { FactForm } from '../../../look/facts/fact-form.tsx'
import { useLocalText } from '../../../look/language/use-language.ts'
import { useCatalogue } from '../use-catalogue.ts'
import { useWays } from '../use-ways.ts'
import classes from './trial.module.css'
import type { Trial } from './trial.ts'
import type { TrialState } from './use-trial.ts'

interface TryStripProps {
  readonly rules: RulesDocument
  readonly state: TrialState
}

/** Tries the rules on a case that one fills in: what they decide stands here, why stands at each rule. */
export function TryStrip({ rules, state }: TryStripProps) {
  const { t } = useTranslation('designerRules')
  const { isOpen, toggle, outcome } = state
  return (
    <section aria-label={t('trial.title')}>
      <button type="button" className={classes.head} aria-expanded={isOpen} onClick={toggle}>
        <Glyph name={isOpen ? 'down' : 'up'} />
        <strong>{t('trial.title')}</strong>
        {!isOpen && <span className={classes.quiet}>{t('trial.open')}</span>}
      </button>
      {isOpen && (
        <div className={classes.body}>
          <TrialFacts state={state} />
          <div role="status">
            <h2 className={classes.title}>{t('trial.result')}</h2>
            {outcome?.kind === 'broken' && <Notice kind="caution">{t('trial.broken')}</Notice>}
            {outcome?.kind === 'noCalendar' && (
              <Notice kind="caution">
                {outcome.calendar === null
                  ? t('trial.noDefaultCalendar')
                  : t('trial.noCalendar', { calendar: outcome.calendar })}
              </Notice>
            )}
            {outcome?.kind === 'verdict' && <Decision rules={rules} trial={outcome.trial} />}
          </div>
        </div>
      )}
    </section>
  )
}

function TrialFacts({ state: { fields, inputs, setInputs, now, setNow, fillSamples } }: Pick<TryStripProps, 'state'>) {
  const { t } = useTranslation('designerRules')
  return (
    <div>
      <h2 className={classes.title}>
        {t('trial.facts')}
        <Button size="compact-xs" variant="light" onClick={fillSamples}>
          {t('trial.samples')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => setInputs({})}>
          {t('trial.clear')}
        </Button>
      </h2>
      {fields.length === 0 ? (
        <p className={classes.quiet}>{t('trial.noFacts')}</p>
      ) : (
        <FactForm
          fields={fields.map((definition) => ({ definition, isRequired: false, help: null }))}
          inputs={inputs}
          faults={{}}
          onChange={setInputs}
        />
      )}
      <TextInput
        mt={8}
        size="sm"
        w={220}
        type="datetime-local"
        label={t('trial.now')}
        value={now}
        onChange={(event) => setNow(event.currentTarget.value)}
      />
    </div>
  )
}

function Decision({ rules, trial: { verdict } }: { readonly rules: RulesDocument; readonly trial: Trial }) {
  const { t, i18n } = useTranslation('designerRules')
  const local = useLocalText()
  const { name, value } = useCatalogue()
  const ways = useWays(rules)
  const entries = rules.style === 'table' ? rules.rows : rules.rules
  const numberWord = rules.style === 'table' ? 'sentence.row' : 'sentence.rule'
  const held = verdict.held.map((id) => {
    const index = entries.findIndex((entry) => entry.id === id)
    return local(entries[index]?.name, t(numberWord, { number: index + 1 }))
  })
  const sets = Object.entries(verdict.set)
  return (
    <ul className={classes.result}>
      <li>
        {held.length === 0
          ? t('trial.noneHeld')
          : t('trial.held', { names: held.join(i18n.language === 'en' ? ', ' : '、') })}
      </li>
      <li>{verdict.outcome === null ? t('trial.otherwise') : t('trial.way', { way: ways.name(verdict.outcome) })}</li>
      {sets.length === 0 ? (
        <li>{t('trial.setsNothing')}</li>
      ) : (
        sets.map(([fact, one]) => <li key={fact}>{t('trial.sets', { fact: name(fact), value: value(fact, one) })}</li>)
      )}
    </ul>
  )
}
