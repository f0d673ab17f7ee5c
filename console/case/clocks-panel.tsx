import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCase, WireClock } from '../../core/contract/wire.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { ClockLine } from './clock-line.tsx'
import { byClock } from './clock-view.ts'
import classes from './clocks-panel.module.css'
import { WhyDialog } from './why-dialog.tsx'

/** The promises made in this case: how each stands, and why. */
export function ClocksPanel({ item, address }: { readonly item: WireCase; readonly address: string }) {
  const { t } = useTranslation('case')
  const local = useLocalText()
  const [asked, setAsked] = useState<WireClock | null>(null)
  const clocks = byClock(item.clocks)
  return (
    <Surface id="clocks" title={t('clocks.title')}>
      {clocks.length === 0 && <span className={classes.minor}>{t('clocks.none')}</span>}
      <ul className={classes.clocks}>
        {clocks.map(({ newest, earlier }) => (
          <li key={newest.id} className={classes.clock}>
            <ClockLine clock={newest} />
            <Button
              variant="subtle"
              size="compact-xs"
              className={classes.why}
              aria-label={t('clocks.whyOf', { clock: local(newest.name, newest.id) })}
              onClick={() => setAsked(newest)}
            >
              {t('clocks.why')}
            </Button>
            {earlier.length > 0 && (
              <details className={classes.earlier}>
                <summary>{t('clocks.earlier', { count: earlier.length })}</summary>
                {earlier.map((clock) => (
                  <ClockLine key={clock.instance} clock={clock} />
                ))}
              </details>
            )}
          </li>
        ))}
      </ul>
      {asked !== null && <WhyDialog address={address} clock={asked} onClose={() => setAsked(null)} />}
    </Surface>
  )
}
