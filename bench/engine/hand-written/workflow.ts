import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow'
import type {
  HandWrittenActivities,
  HandWrittenAnswer,
  HandWrittenEvent,
  HandWrittenMessage,
  HandWrittenStart,
} from './contract.ts'

const { writeStep } = proxyActivities<HandWrittenActivities>({ startToCloseTimeout: '30s' })
const commandUpdate = defineUpdate<HandWrittenAnswer, [HandWrittenMessage]>('command')
const surveyTimeoutMs = 7 * 86_400_000

/**
 * The nine-step case as one writes it for Temporal without Pledge: variables, a `switch`, a timer, one activity per update.
 * It warns, breaches, pauses, applies a command once and refuses what is not allowed, as the other does.
 */
export async function handWrittenCase(start: HandWrittenStart): Promise<string> {
  const { id, amount, createdAt } = start
  const priority = amount > 1000 ? 'high' : 'normal'
  const commandIds = new Set<string>()
  let seq = 0
  let events: HandWrittenEvent[] = []
  let status: 'open' | 'waiting' | 'resolved' | 'closed' = 'open'
  let assignee: string | null = null
  let warnsAt: number | null = createdAt + start.warnAfterMs
  let breachesAt: number | null = createdAt + start.breachAfterMs
  let surveyEndsAt: number | null = null
  let waitingSinceAt = 0

  const note = (event: string, data: HandWrittenEvent['data'] = {}): void => {
    seq += 1
    events.push({ seq, at: Date.now(), event, data })
  }
  const write = async (): Promise<void> => {
    const written = events
    events = []
    await writeStep({ id, seq, status, priority, assignee, nextDueAt: breachesAt, events: written })
  }
  const nextAt = (): number | null => {
    if (status === 'waiting') return null
    const instants = [warnsAt, breachesAt, surveyEndsAt].filter((at) => at !== null)
    return instants.length === 0 ? null : Math.min(...instants)
  }
  const refuseUnless = (isAllowed: boolean): void => {
    if (!isAllowed) throw ApplicationFailure.nonRetryable('not allowed now', 'not-allowed')
  }
  const apply = (command: HandWrittenMessage): void => {
    switch (command.do) {
      case 'assign':
        refuseUnless(status !== 'closed')
        assignee = command.agent
        return note('assigned', { agent: command.agent })
      case 'reply':
        refuseUnless(status !== 'closed')
        return note('reply', { contentId: command.contentId })
      case 'wait':
        refuseUnless(status === 'open')
        status = 'waiting'
        waitingSinceAt = Date.now()
        return note('waitStarted', { reason: command.reason })
      case 'resume': {
        refuseUnless(status === 'waiting')
        status = 'open'
        const pausedMs = Date.now() - waitingSinceAt
        warnsAt = warnsAt === null ? null : warnsAt + pausedMs
        breachesAt = breachesAt === null ? null : breachesAt + pausedMs
        return note('waitEnded', { pausedMs })
      }
      case 'complete':
        refuseUnless(status === 'open')
        status = 'resolved'
        warnsAt = null
        breachesAt = null
        surveyEndsAt = Date.now() + surveyTimeoutMs
        return note('resolved')
      case 'answer':
        refuseUnless(status === 'resolved')
        note('surveyAnswered', { score: command.score })
        surveyEndsAt = null
        status = 'closed'
        return note('closed')
    }
  }
  const letHappen = (): void => {
    const now = Date.now()
    if (status === 'waiting') return
    if (warnsAt !== null && warnsAt <= now) {
      warnsAt = null
      note('warned')
    }
    if (breachesAt !== null && breachesAt <= now) {
      breachesAt = null
      note('breached')
    }
    if (surveyEndsAt !== null && surveyEndsAt <= now) {
      surveyEndsAt = null
      status = 'closed'
      note('closed')
    }
  }

  setHandler(commandUpdate, async (command) => {
    if (!commandIds.has(command.commandId)) {
      letHappen()
      apply(command)
      commandIds.add(command.commandId)
      await write()
    }
    return { seq, status }
  })
  note('caseCreated', { amount })
  note('decided', { priority })
  await write()
  while ((status as string) !== 'closed') {
    const dueAt = nextAt()
    const isChanged = () => nextAt() !== dueAt || status === 'closed'
    if (dueAt === null) {
      await condition(isChanged)
    } else if (!(await condition(isChanged, Math.max(1, dueAt - Date.now())))) {
      letHappen()
      if (events.length > 0) await write()
    }
  }
  await condition(allHandlersFinished)
  return status
}
