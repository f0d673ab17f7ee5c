import { setTimeout as sleep } from 'node:timers/promises'
import type { Measure } from '../frame/result.ts'
import { percentile } from '../frame/statistics.ts'
import { openCaseIntake } from './case-intake.ts'

const betweenMs = 100
const warmUps = 30

/**
 * `api.createCase`: how long a system waits for `POST /cases`, at the 95th percentile, when it starts ten cases a second whether or
 * not the ones before are answered, on `pledge start` with everything embedded. The answer comes when the case can be
 * read back, or after two seconds (202).
 */
export const apiCreateCase: Measure = async function* ({ isFull }) {
  const requests = isFull ? 600 : 150
  const pledge = await openCaseIntake()
  try {
    for (let index = 0; index < warmUps; index++) await pledge.createCase()
    const startedAt = performance.now()
    const answers: Promise<number>[] = []
    for (let index = 0; index < requests; index++) {
      await sleep(Math.max(0, startedAt + index * betweenMs - performance.now()))
      const answer = pledge.createCase()
      answer.catch(() => undefined)
      answers.push(answer)
    }
    const took = await Promise.all(answers)
    yield { name: 'api.createCase', value: percentile(took, 0.95), unit: 'ms p95', runs: requests }
    yield { name: 'api.createCase.median', value: percentile(took, 0.5), unit: 'ms', runs: requests }
  } finally {
    await pledge.close()
  }
}
