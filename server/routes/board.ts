import { LIVE } from '../../core/contract/live.ts'
import type { WireBoard } from '../../core/contract/wire-board.ts'
import type { Visibility } from '../../store/visibility.ts'
import { principalOf } from '../access/authenticate.ts'
import { type BoardAsk, readBoard } from '../board/read-board.ts'
import type { CaseParts } from '../cases/case-parts.ts'
import type { App } from '../http/app.ts'
import { listIn } from '../http/page-of.ts'
import { Recent } from '../operation/recent.ts'
import { type BoardQuery, boardQuery, boardSchema } from '../schemas/board-schemas.ts'

const minuteMs = 60_000

const mostKept = 100

/** The live board: who is late now, who will be next, who waits, and how the day goes. */
export function boardRoutes(app: App, parts: Pick<CaseParts, 'store' | 'plans' | 'config' | 'now'>): void {
  // A room full of screens that hear of the same event asks the store once.
  const recent = new Recent<WireBoard>({ keepMs: LIVE.sharedMs, most: mostKept })

  app.get(
    '/board',
    {
      config: { permission: 'reports.read', reach: 'teams' },
      schema: {
        tags: ['reports'],
        summary: 'The live board',
        description:
          'Judged at the moment of asking, from due times: it is true also while no worker runs. What was kept today follows a second or two later.',
        querystring: boardQuery,
        response: { 200: boardSchema },
      },
    },
    (request) => {
      const ask = askOf(request.query, principalOf(request).visibility)
      return recent.get(JSON.stringify(ask), parts.now(), () => readBoard(parts, ask))
    },
  )
}

function askOf(
  { flow, team, zone = 'UTC', start = '00:00', within = 60, limit = 10 }: BoardQuery,
  visibility: Visibility,
): BoardAsk {
  const [hours = 0, minutes = 0] = start.split(':').map(Number)
  const flows = listIn(flow)
  const teams = listIn(team)
  return {
    scope: {
      ...(flows === undefined ? {} : { flow: flows }),
      ...(teams === undefined ? {} : { team: teams.includes('none') ? [''] : teams }),
      visibility,
    },
    zone,
    startMinutes: hours * 60 + minutes,
    withinMs: within * minuteMs,
    limit,
  }
}
