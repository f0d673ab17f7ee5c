import { parentPort } from 'node:worker_threads'
import { churnScores } from '../../analysis/churn/churn-scores.ts'
import { forecastArrivals } from '../../analysis/forecast/arrival-forecast.ts'
import type { CaseHistory } from '../../analysis/risk/case-history.ts'
import { learnRisk } from '../../analysis/risk/learn-risk.ts'
import { teamWork } from '../../analysis/staffing/team-work.ts'
import type { ForecastMessage, ForecastReply, ForecastRequests, ForecastTask } from './forecast-request.ts'
import { OpenScores } from './open-scores.ts'

const port = parentPort
if (port === null) throw new Error('This file is the thread of forecasts.')

let past: CaseHistory[] = []
const open = new OpenScores()

const tasks: { readonly [T in ForecastTask]: (ask: ForecastRequests[T]['ask']) => ForecastRequests[T]['answer'] } = {
  toldPast(cases) {
    for (const history of cases) past.push(history)
    return null
  },
  learn({ at, seed, calendars, tasks: taskNodes, teamCalendars, anyCalendar }) {
    const isTask = new Set(taskNodes)
    const ofTeam = new Map(teamCalendars)
    const answer = {
      model: learnRisk(past, new Map(calendars), at, seed),
      work: teamWork(
        past,
        (flow, node) => isTask.has(`${flow}/${node}`),
        (team) => ofTeam.get(team) ?? anyCalendar,
      ),
    }
    past = []
    return answer
  },
  toldOpen({ cases, gone }) {
    open.tell(cases, gone)
    return null
  },
  score: ({ at, model, calendars }) => open.score(model, new Map(calendars), at),
  arrivals: ({ counts, calendar, at }) => forecastArrivals(counts, calendar, at),
  churn: ({ customers, at }) => churnScores(customers, at),
}

port.on('message', <T extends ForecastTask>({ id, task, ask }: ForecastMessage<T>) => {
  const reply: ForecastReply = { id, answer: tasks[task](ask) }
  port.postMessage(reply)
})
