import { Button, NumberInput, SegmentedControl, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { SplitView } from '../views/split-view.tsx'
import type { Assumptions } from './assumptions.ts'
import { AssumptionsDialog } from './assumptions-dialog.tsx'
import { ResultPicture } from './result-picture.tsx'
import { type ResultMeasure, resultMeasures } from './result-rows.ts'
import { ResultSummary } from './result-summary.tsx'
import { ResultTables } from './result-tables.tsx'
import classes from './simulation.module.css'
import { useTried, useTrying } from './use-simulation.ts'
import { MendFirst, useErrorCount, WorkState } from './work-state.tsx'

const mostCases = 200_000
const mostSeed = 0xffffffff

/** The draft with cases that are made up: what is assumed, how far it is, and what came of it. */
export function SimulationPanel() {
  const { t } = useTranslation('designerSimulation')
  const simulating = useTried((state) => state.simulating)
  const runs = useTried((state) => state.runs)
  const { simulate } = useTrying()
  const [against, setAgainst] = useState<string>('published')
  const [measure, setMeasure] = useState<ResultMeasure>('waiting')
  const [layout, setLayout] = useState<'picture' | 'table'>('picture')
  const [newest, ...older] = runs
  const other = older.find(({ number }) => String(number) === against)
  const before = other?.draft ?? newest?.published ?? null
  return (
    <SplitView
      list={<SimulationForm />}
      side={
        newest === undefined ? undefined : (
          <ResultSummary before={before} after={newest.draft}>
            {(newest.published !== null || older.length > 0) && (
              <Select
                size="xs"
                label={t('against.label')}
                allowDeselect={false}
                value={other === undefined ? 'published' : against}
                data={[
                  {
                    value: 'published',
                    label: newest.published === null ? t('against.nothing') : t('against.published'),
                  },
                  ...older.map(({ number, assumptions }) => ({
                    value: String(number),
                    label: t('against.run', { number, cases: assumptions.cases }),
                  })),
                ]}
                onChange={(value) => setAgainst(value ?? 'published')}
              />
            )}
          </ResultSummary>
        )
      }
    >
      <div className={classes.results}>
        <WorkState work={simulating} onRetry={() => void simulate()} />
        {newest === undefined ? (
          simulating.cancel === null && <Empty title={t('empty.title')} text={t('empty.text')} />
        ) : (
          <>
            <div className={classes.tools}>
              {layout === 'picture' && (
                <SegmentedControl
                  size="xs"
                  aria-label={t('measure.label')}
                  value={measure}
                  data={resultMeasures.map((value) => ({ value, label: t(`measure.${value}`) }))}
                  onChange={(value) => setMeasure(resultMeasures.find((one) => one === value) ?? 'waiting')}
                />
              )}
              <SegmentedControl
                size="xs"
                className={classes.toolsEnd ?? ''}
                aria-label={t('layout.label')}
                value={layout}
                data={[
                  { value: 'picture', label: t('layout.picture') },
                  { value: 'table', label: t('layout.table') },
                ]}
                onChange={(value) => setLayout(value === 'table' ? 'table' : 'picture')}
              />
            </div>
            {layout === 'picture' ? (
              <ResultPicture before={before} after={newest.draft} measure={measure} />
            ) : (
              <ResultTables before={before} after={newest.draft} />
            )}
          </>
        )}
      </div>
    </SplitView>
  )
}

function SimulationForm() {
  const { t } = useTranslation('designerSimulation')
  const assumptions = useTried((state) => state.assumptions)
  const history = useTried((state) => state.history)
  const isBusy = useTried(({ simulating }) => simulating.cancel !== null)
  const { assume, learn, simulate } = useTrying()
  const [isAsking, asking] = useDisclosure(false)
  const [problem, setProblem] = useState('')
  const errors = useErrorCount()
  const choose = async (arrivals: Assumptions['arrivals']) => {
    setProblem('')
    assume({ arrivals })
    if (arrivals === 'history' && history === null) await learn().catch(() => setProblem(t('form.noHistory')))
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy && errors === 0) void simulate()
      }}
    >
      <NumberInput
        size="xs"
        label={t('form.cases')}
        min={1}
        max={mostCases}
        clampBehavior="strict"
        allowDecimal={false}
        thousandSeparator=","
        value={assumptions.cases}
        onChange={(value) => assume({ cases: Math.max(1, Number(value) || 1) })}
      />
      <Select
        size="xs"
        label={t('form.arrivals')}
        allowDeselect={false}
        value={assumptions.arrivals}
        data={(['usual', 'history', 'own'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
        description={
          assumptions.arrivals === 'history' && history !== null
            ? t('form.learned', { count: history.cases })
            : t(`form.${assumptions.arrivals}Help`)
        }
        error={problem === '' ? undefined : problem}
        onChange={(value) => void choose(value === 'history' || value === 'own' ? value : 'usual')}
      />
      <NumberInput
        size="xs"
        label={t('form.seed')}
        description={t('form.seedHelp')}
        min={0}
        max={mostSeed}
        clampBehavior="strict"
        allowDecimal={false}
        value={assumptions.seed}
        onChange={(value) => assume({ seed: Math.max(0, Number(value) || 0) })}
      />
      <Button size="xs" variant="default" onClick={asking.open}>
        {t('form.more')}
      </Button>
      <Button size="xs" type="submit" disabled={isBusy || errors > 0}>
        {t('form.run')}
      </Button>
      <MendFirst count={errors} />
      {isAsking && <AssumptionsDialog onClose={asking.close} />}
    </form>
  )
}
