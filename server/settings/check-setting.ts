import type { SettingList } from '../../core/contract/settings.ts'
import { checkShape } from '../../model/document/check-shape.ts'
import { knownIds } from '../../model/document/surroundings.ts'
import { checkSettings } from '../../model/settings/check-settings.ts'
import { settingsSchema } from '../../model/settings/settings-schema.ts'
import { listNewest } from '../../store/documents/versions.ts'
import { listSettings } from '../../store/settings/settings.ts'
import type { Sql } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'

/** A setting as it is stored: with its id. Throws `http.invalid-request` with all errors; a calendar that it names has to be published. */
export async function checkSetting(sql: Sql, list: SettingList, id: string, data: object): Promise<object> {
  const own = Object.hasOwn(data, 'id') ? (data as { readonly id: unknown }).id : id
  if (own !== id) throw apiProblem('http.other-id', { expected: id, found: String(own).slice(0, 100) })
  const others = list === 'reasons' ? await otherReasons(sql, id) : []
  const document = { kind: 'settings', [list]: [{ ...data, id }, ...others] }
  const shape = checkShape(settingsSchema, document)
  const calendars = knownIds((await listNewest(sql, 'calendar')).map((calendar) => calendar.id))
  const issues = shape.ok ? checkSettings(shape.value, { calendars }) : shape.issues
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return { ...data, id }
  const start = `/${list}/0`
  const placed = errors.map((issue) => ({
    ...issue,
    path: issue.path.startsWith(start) ? issue.path.slice(start.length) : issue.path,
  }))
  throw apiProblem('http.invalid-request', {}, { issues: placed })
}

/** The reasons beside one: where it stands among them is part of what can be wrong with it. */
async function otherReasons(sql: Sql, id: string): Promise<readonly object[]> {
  return (await listSettings<object>(sql, 'reasons')).flatMap((reason) => (reason.id === id ? [] : [reason.value]))
}
