import { SegmentedControl, Skeleton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireStepFigures, WireVariants } from '../../core/contract/wire-diagnosis.ts'
import type { CardMark } from '../../editor/canvas/overlay.ts'
import type { HeatWay } from '../../editor/operation/flow-heat.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { usePledge } from '../api/pledge.ts'
import { useDirectory } from '../designer/use-directory.ts'
import { useCan } from '../sign-in/use-session.ts'
import classes from './diagnosis.module.css'
import { useLengthWords } from './use-length-words.ts'
import { useNarrow } from './use-narrow.ts'

/** The drawing of processes comes with the designer, which few who look at figures have open. */
const FlowHeat = lazy(async () => ({ default: (await import('../../editor/operation/flow-heat.tsx')).FlowHeat }))

const heats = ['share', 'median', 'p90', 'late'] as const
type Heat = (typeof heats)[number]

/** A share below this is no reason to glow. */
const leastLateShare = 0.1

/** The process with heat: where the time goes, and where cases come back. */
export function ProcessHeat({ answer }: { readonly answer: WireVariants }) {
  const { t } = useTranslation('diagnosis')
  const pledge = usePledge()
  const can = useCan()
  const directory = useDirectory(false)
  const [heat, setHeat] = useState<Heat>('share')
  const isNarrow = useNarrow(600)
  const { cards, ways } = useMarks(answer, heat)
  if (!can('documents.read')) return <p className={classes.help}>{t('ways.noPicture')}</p>
  return (
    <>
      <SegmentedControl
        size="xs"
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        fullWidth={isNarrow}
        aria-label={t('ways.heat.label')}
        value={heat}
        data={heats.map((value) => ({ value, label: t(`ways.heat.${value}`) }))}
        onChange={(value) => setHeat(heats.find((known) => known === value) ?? 'share')}
      />
      <div className={classes.picture}>
        <Suspense fallback={<Skeleton height="100%" />}>
          <FlowHeat
            flow={answer.flow}
            documents={pledge.documents}
            directory={directory}
            cards={cards}
            ways={ways}
            failure={(error, retry) => <Failure error={error} onRetry={retry} />}
          />
        </Suspense>
      </div>
    </>
  )
}

function useMarks({ steps, loops }: WireVariants, heat: Heat) {
  const { t } = useTranslation('diagnosis')
  const numbers = useNumberWords()
  const length = useLengthWords()
  const most = Math.max(heat === 'late' ? leastLateShare : 0, ...steps.map((step) => valueOf(step, heat)))
  const cards = new Map(
    steps.map((step): readonly [string, CardMark] => {
      const words = {
        visits: numbers.count(step.visits),
        median: length(step.medianMs),
        p90: length(step.p90Ms),
        share: numbers.wholeShare(Math.round(step.share * 100) / 100),
        late: numbers.wholeShare(Math.round((100 * step.lateVisits) / Math.max(1, step.visits)) / 100),
      }
      const text = heat === 'late' ? words.late : heat === 'p90' ? words.p90 : t('ways.mark', words)
      const badge = {
        text,
        title: t('ways.markTitle', words),
        tone: heat === 'late' && step.lateVisits > 0 ? 'late' : 'quiet',
      } as const
      return [step.node, { badge, heat: most === 0 ? 0 : valueOf(step, heat) / most }]
    }),
  )
  const ways = loops.map(
    ({ from, to, times }): HeatWay => ({
      from,
      to,
      mark: { badge: { text: t('ways.again', { times: numbers.count(times) }), tone: 'waiting' } },
    }),
  )
  return { cards, ways }
}

function valueOf({ share, medianMs, p90Ms, visits, lateVisits }: WireStepFigures, heat: Heat): number {
  if (heat === 'share') return share
  if (heat === 'late') return visits === 0 ? 0 : lateVisits / visits
  return heat === 'median' ? medianMs : p90Ms
}
