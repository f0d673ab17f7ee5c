import { outgoingUrl } from '../../connectors/outgoing/post-json.ts'
import type { NewAlert } from '../../core/contract/wire-alerts.ts'
import { robotSecretName } from '../../store/alerts/robot-secret.ts'
import { newestVersion } from '../../store/documents/versions.ts'
import { getUser } from '../../store/people/users.ts'
import { hasSecret } from '../../store/settings/secrets.ts'
import { getSetting } from '../../store/settings/settings.ts'
import type { Sql } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'

/** Refuses an alert that could not be judged, or that would tell nobody whom it names; `id` is that of an alert that is kept already. */
export async function checkAlert(sql: Sql, id: string, alert: NewAlert): Promise<void> {
  checkLimits(alert)
  const { calendar, recipients } = alert
  if (calendar !== null && (await newestVersion(sql, 'calendar', calendar)) === null) {
    throw apiProblem('alert.unknown-calendar', { calendar })
  }
  const ids = new Set<string>()
  for (const recipient of recipients) {
    if (ids.has(recipient.id)) throw apiProblem('alert.recipient-twice', { recipient: recipient.id })
    ids.add(recipient.id)
    await checkRecipient(sql, id, recipient)
  }
}

function checkLimits({ measure, node, scope, is, threshold, clearsAt = threshold }: NewAlert): void {
  if (measure === 'standing' && (node === undefined || scope.flow?.length !== 1)) throw apiProblem('alert.no-step', {})
  if (is === 'above' ? clearsAt > threshold : clearsAt < threshold) {
    throw apiProblem('alert.clears-nowhere', { threshold, clearsAt })
  }
}

async function checkRecipient(sql: Sql, alert: string, recipient: NewAlert['recipients'][number]): Promise<void> {
  switch (recipient.kind) {
    case 'person': {
      const user = await getUser(sql, recipient.user)
      if (!user?.isActive) throw apiProblem('alert.unknown-person', { person: recipient.user })
      return
    }
    case 'endpoint': {
      const { endpoint } = recipient
      if ((await getSetting(sql, 'endpoints', endpoint)) === null)
        throw apiProblem('alert.unknown-endpoint', { endpoint })
      return
    }
    case 'robot': {
      const { id, name, address } = recipient
      if (address === undefined) {
        if (!(await hasSecret(sql, robotSecretName(alert, id)))) throw apiProblem('alert.no-address', { name })
      } else if (outgoingUrl(address) === null) {
        throw apiProblem('alert.bad-address', { name })
      }
      return
    }
    case 'mail':
      return
  }
}
