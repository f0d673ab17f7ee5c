import type { CardAnswers } from '../../../core/contract/wire-quality.ts'
import type { TestServer } from './test-server.ts'

/** A card of three criteria, one of them fatal. */
export const card = {
  name: { en: 'Complaint', 'zh-CN': '投诉' },
  isActive: true,
  sections: [
    {
      id: 'contact',
      name: { en: 'Contact', 'zh-CN': '沟通' },
      criteria: [
        { id: 'greeting', name: { en: 'Greeted', 'zh-CN': '问候' }, scale: 'yesNo', weight: 1 },
        { id: 'tone', name: { en: 'Tone', 'zh-CN': '语气' }, scale: 'points', weight: 3, mayNotApply: true },
      ],
    },
    {
      id: 'solution',
      name: { en: 'Solution', 'zh-CN': '方案' },
      criteria: [
        { id: 'policy', name: { en: 'Policy kept', 'zh-CN': '合规' }, scale: 'yesNo', weight: 2, isFatal: true },
      ],
    },
  ],
} as const

/** Marks of the card; by default everything is as it should be. */
export function marks(tone: number | 'na' = 5, policy = 1): CardAnswers {
  return { greeting: { mark: 1 }, tone: { mark: tone }, policy: { mark: policy } }
}

/** Closes a case of the process of the tests that somebody has. */
export async function closeCase(server: TestServer, id: string, agent: string, team = 'frontline'): Promise<void> {
  const command = async (body: object) => {
    const { status, body: answer } = await server.call('POST', `/api/v1/cases/${id}/commands`, { body })
    if (status !== 200) throw new Error(`${JSON.stringify(body)}: ${status} ${JSON.stringify(answer)}`)
  }
  await server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', id, channel: 'web', facts: { amount: 20 } } })
  await command({ do: 'assign', team, agent })
  await command({ do: 'close' })
}

/** Calls as a person who signed in. */
export async function as(server: TestServer, login: string) {
  const cookie = await server.signIn(login)
  return (method: string, url: string, body?: unknown) =>
    server.call(method, `/api/v1${url}`, {
      key: null,
      headers: { cookie, origin: 'http://pledge.test' },
      ...(body === undefined ? {} : { body }),
    })
}
