import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useNames } from '../../look/language/use-names.ts'
import { TimePhrase } from '../../look/time/time-text.tsx'
import { newId } from '../api/new-id.ts'
import { CommandProblem } from './command-problem.tsx'
import { useCaseCommand } from './use-case-command.ts'
import classes from './wait-notice.module.css'

interface WaitNoticeProps {
  readonly item: WireCase
  readonly address: string
  readonly canWork: boolean
}

/** For whom the case waits, since when and until when, and the way to go on. */
export function WaitNotice({ item, address, canWork }: WaitNoticeProps) {
  const { t } = useTranslation('case')
  const names = useNames()
  const command = useCaseCommand(address)
  const resumable = item.allowed.flatMap((allowed) => (allowed.do === 'resume' ? allowed.reasons : []))
  if (item.waits.length === 0) return null
  return (
    <div className={classes.notice}>
      {item.waits.map(({ reason, since, until }) => (
        <div key={reason} className={classes.wait}>
          <span className={classes.words}>
            <strong>
              <Glyph name="pause" /> {t('waits.title', { reason: names.waitReason(reason) })}
            </strong>
            <span>
              <TimePhrase at={Date.parse(since)} phrase={(when) => t('waits.since', { when })} />
              {' · '}
              {until === null ? (
                t('waits.open')
              ) : (
                <TimePhrase at={Date.parse(until)} phrase={(when) => t('waits.until', { when })} />
              )}
            </span>
          </span>
          {canWork && resumable.includes(reason) && (
            <Button
              loading={command.isRunning}
              aria-label={t('actions.resumeFor', { reason: names.waitReason(reason) })}
              onClick={() => void command.run({ do: 'resume', commandId: newId(), reason })}
            >
              {t('actions.resume')}
            </Button>
          )}
        </div>
      ))}
      <CommandProblem problem={command.problem} />
    </div>
  )
}
