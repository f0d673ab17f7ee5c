import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireStepFigures } from '../../core/contract/wire-diagnosis.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import classes from './diagnosis.module.css'
import { useLengthWords } from './use-length-words.ts'

const columns = ['step', 'visits', 'standing', 'median', 'p90', 'share', 'split', 'late'] as const
const splitParts = ['queued', 'waited', 'handled'] as const

/** How each step fares, what takes most time first. */
export function StepTable({ flow, steps }: { readonly flow: string; readonly steps: readonly WireStepFigures[] }) {
  const { t } = useTranslation('diagnosis')
  const local = useLocalText()
  const numbers = useNumberWords()
  const length = useLengthWords()
  const percent = (part: number, all: number) =>
    numbers.wholeShare(all === 0 ? 0 : Math.round((100 * part) / all) / 100)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <div className={classes.scroll} tabIndex={0} role="group" aria-labelledby="steps">
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`ways.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => {
              const { totalMs, queuedMs, waitedMs } = step
              const handledMs = Math.max(0, totalMs - queuedMs - waitedMs)
              return (
                <tr key={step.node}>
                  <th scope="row">{local(step.name, step.node)}</th>
                  <td className="figures">{numbers.count(step.visits)}</td>
                  <td className="figures">
                    {step.standing === 0 ? (
                      numbers.count(0)
                    ) : (
                      <Link to="/cases" search={{ state: 'all', flow, node: step.node }} className={classes.caseLink}>
                        {numbers.count(step.standing)}
                      </Link>
                    )}
                  </td>
                  <td className="figures">{length(step.medianMs)}</td>
                  <td className="figures">{length(step.p90Ms)}</td>
                  <td className="figures">{numbers.share(step.share)}</td>
                  <td>
                    {totalMs > 0 && (
                      <span
                        className={classes.split}
                        role="img"
                        aria-label={t('ways.splitText', {
                          queued: percent(queuedMs, totalMs),
                          waited: percent(waitedMs, totalMs),
                          handled: percent(handledMs, totalMs),
                        })}
                        title={t('ways.splitText', {
                          queued: percent(queuedMs, totalMs),
                          waited: percent(waitedMs, totalMs),
                          handled: percent(handledMs, totalMs),
                        })}
                      >
                        <span data-part="queued" style={{ flexGrow: queuedMs }} />
                        <span data-part="waited" style={{ flexGrow: waitedMs }} />
                        <span data-part="handled" style={{ flexGrow: handledMs }} />
                      </span>
                    )}
                  </td>
                  <td className="figures">{percent(step.lateVisits, step.visits)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <ul className={classes.splitLegend} aria-hidden="true">
        {splitParts.map((part) => (
          <li key={part}>
            <span className={classes.split}>
              <span data-part={part} />
            </span>
            {t(`ways.splitPart.${part}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
