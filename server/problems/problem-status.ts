import { isProblemCode, type ProblemCode } from '../../core/catalogue/index.ts'

/** The status of the codes of an area; what differs stands in `exceptions`. A test holds it against the catalogue. */
export const areaStatus: Readonly<Record<string, number>> = {
  bpmn: 422,
  calendar: 422,
  cli: 400,
  command: 422,
  config: 400,
  document: 422,
  fact: 422,
  flow: 422,
  http: 400,
  policy: 422,
  profile: 422,
  publication: 422,
  reference: 422,
  rehearsal: 422,
  rules: 422,
  scenario: 422,
  settings: 422,
  start: 503,
  step: 500,
  store: 500,
  temporal: 503,
}

/** The codes whose status is not that of their area. */
const exceptions: Readonly<Partial<Record<ProblemCode, number>>> = {
  'command.not-allowed': 409,
  'command.node-not-open': 409,
  'command.not-waiting-for': 409,
  'command.reopen-window-over': 409,

  'http.unknown-path': 404,
  'http.method-not-allowed': 405,
  'http.body-too-large': 413,
  'http.unsupported-media-type': 415,
  'http.internal': 500,
  'http.unavailable': 503,
  'http.too-many-requests': 429,
  'http.too-many-streams': 429,
  'http.unreachable': 503,
  'http.timed-out': 504,
  'http.unreadable-answer': 502,

  'http.not-signed-in': 401,
  'http.session-ended': 401,
  'http.unknown-key': 401,
  'http.sign-in-failed': 401,
  'http.not-permitted': 403,
  'http.cross-site': 403,
  'http.people-only': 403,
  'http.roles-beyond-own': 403,
  'http.wrong-password': 403,
  'http.too-many-sign-ins': 429,

  'publication.unknown': 404,
  'publication.approval-needed': 409,
  'publication.unknown-proposal': 404,
  'publication.proposal-decided': 409,
  'publication.proposal-outdated': 409,
  'publication.own-proposal': 403,
  'publication.not-own-proposal': 403,
  'publication.other-role': 403,

  'http.unknown-case': 404,
  'http.unknown-clock': 404,
  'http.unknown-flow': 422,
  'http.other-flow': 409,
  'http.case-over': 409,

  'http.unknown-kind': 404,
  'http.unknown-document': 404,
  'http.unknown-version': 404,
  'http.no-draft': 404,
  'http.cannot-publish': 422,
  'http.breaks-flows': 422,

  'http.unknown-breach': 404,
  'http.unknown-setting': 404,
  'http.setting-in-use': 409,
  'http.unknown-user': 404,
  'http.last-administrator': 409,
  'http.no-such-key': 404,
  'http.unknown-job': 404,
  'http.unknown-customer': 404,

  'rehearsal.cancelled': 503,
  'rehearsal.too-long': 504,
  'rehearsal.too-many': 429,
  'rehearsal.broke-off': 500,

  'store.bad-cursor': 400,
  'store.base-not-newest': 409,
  'store.breach-changed': 409,
  'store.breach-not-proposed': 409,
  'store.breach-same-person': 409,
  'store.changed-meanwhile': 412,
  'store.draft-changed': 412,
  'store.in-use': 503,
  'store.login-taken': 409,
  'store.setting-changed': 412,
  'store.unreachable': 503,
}

/** The HTTP status with which a problem of the catalogue is answered; 500 for a code that is none. Pure. */
export function statusOf(code: string): number {
  if (!isProblemCode(code)) return 500
  return exceptions[code] ?? areaStatus[code.slice(0, code.indexOf('.'))] ?? 500
}
