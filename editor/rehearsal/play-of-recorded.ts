import type { CaseCommand } from '../../core/contract/case-command.ts'
import type { ScenarioAnswer, ScenarioEvent } from '../../core/contract/scenario.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { ReadInputs } from '../../simulation/backtester/recorded-inputs.ts'
import type { Play, Write } from './play.ts'

/**
 * What came to a real case, as a play: so that one goes on from it by hand, or keeps it as a scenario. Words that people wrote stay
 * where they are; a step that failed once is taken to fail always, as scenarios say it.
 */
export function playOfRecorded(
  { createdAt, intake, inputs }: Extract<ReadInputs, { ok: true }>,
  endsAt: Instant,
  write: Write,
): Play {
  const events = inputs.flatMap((input) => (input.kind === 'command' ? [eventOf(input.command, input.at, write)] : []))
  const { facts, channel, team, waiting, bot } = intake
  return {
    case: {
      at: write(createdAt),
      ...(facts !== undefined && { facts }),
      ...(channel !== undefined && { channel }),
      ...(team !== undefined && { team }),
      ...(waiting !== undefined && { waiting }),
      ...(bot !== undefined && { bot }),
    },
    events,
    answers: Object.fromEntries(
      inputs.flatMap((input): [string, ScenarioAnswer][] => {
        if (input.kind !== 'performed') return []
        if (!input.ok) return [[input.node, { fail: true }]]
        return Object.keys(input.facts).length === 0 ? [] : [[input.node, { facts: input.facts }]]
      }),
    ),
    untilAt: endsAt,
  }
}

function eventOf(command: CaseCommand, at: Instant, write: Write): ScenarioEvent {
  const { contentId: _, ...rest } = command as CaseCommand & { readonly contentId?: string }
  const until = rest.do === 'wait' && rest.until !== undefined ? { until: write(rest.until) } : {}
  return { ...rest, ...until, at: write(at) } as ScenarioEvent
}
