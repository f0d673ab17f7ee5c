import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appealWithinMs } from '../../store/quality/appeals.ts'
import { as, card, closeCase, marks } from './parts/audited-cases.ts'
import { hour, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

type Caller = Awaited<ReturnType<typeof as>>

const day = 24 * hour
let server: TestServer
let ids: Record<'anna' | 'ben' | 'mia' | 'max' | 'vic', string>
let anna: Caller
let ben: Caller
let mia: Caller
let max: Caller
let vic: Caller

beforeAll(async () => {
  server = await openTestServer()
  ids = {
    anna: await server.person('anna', ['agent']),
    ben: await server.person('ben', ['agent']),
    mia: await server.person('mia', ['manager']),
    max: await server.person('max', ['manager']),
    vic: await server.person('vic', ['viewer']),
  }
  ;[anna, ben, mia, max, vic] = (await Promise.all(
    (['anna', 'ben', 'mia', 'max', 'vic'] as const).map((login) => as(server, login)),
  )) as [Caller, Caller, Caller, Caller, Caller]
  for (const id of ['a1', 'a2', 'a3', 'a4']) await closeCase(server, id, ids.anna)
  for (const id of ['b1', 'b2']) await closeCase(server, id, ids.ben)
  await mia('PUT', '/quality/cards/complaint', { ...card, basedOn: 0 })
}, openWithinMs)
afterAll(() => server.close())

const scored = async (caller: Caller, caseId: string, answers = marks()) => {
  const { body } = await mia('POST', '/quality/audits', { case: caseId, card: 'complaint', auditor: null })
  return caller('POST', `/quality/audits/${body.id}/submit`, { answers, comment: null })
}

describe('a card', () => {
  it('is kept in versions, and a change that did not see the newest is refused', async () => {
    const first = await mia('PUT', '/quality/cards/other', { ...card, basedOn: 0 })
    const second = await max('PUT', '/quality/cards/other', { ...card, isActive: false, basedOn: 1 })
    const late = await mia('PUT', '/quality/cards/other', { ...card, basedOn: 1 })

    expect([first.body.version, second.body.version, second.body.isActive]).toEqual([1, 2, false])
    expect([late.status, late.body.code]).toEqual([412, 'quality.changed-meanwhile'])
    const use = await mia('POST', '/quality/audits', { case: 'a1', card: 'other', auditor: null })
    expect(use.body.code).toBe('quality.card-not-active')
  })

  it('names nothing twice', async () => {
    const [section] = card.sections
    const { body } = await mia('PUT', '/quality/cards/twice', { ...card, sections: [section, section], basedOn: 0 })

    expect(body.code).toBe('quality.named-twice')
  })
})

describe('scoring', () => {
  it('goes by the card, keeps what is begun to the auditor alone, and never changes', async () => {
    const { body: made } = await mia('POST', '/quality/audits', { case: 'a1', card: 'complaint', auditor: ids.mia })
    const draft = await mia('PUT', `/quality/audits/${made.id}/draft`, {
      answers: { tone: { mark: 3 } },
      comment: 'So',
    })
    const elsewhere = await max('GET', `/quality/audits/${made.id}`)
    const early = await mia('POST', `/quality/audits/${made.id}/submit`, {
      answers: { tone: { mark: 3 } },
      comment: null,
    })
    const done = await mia('POST', `/quality/audits/${made.id}/submit`, { answers: marks(3), comment: 'Good' })
    const again = await mia('POST', `/quality/audits/${made.id}/submit`, { answers: marks(5), comment: null })

    expect(draft.body).toMatchObject({ state: 'draft', draft: { answers: { tone: { mark: 3 } }, comment: 'So' } })
    expect(elsewhere.body.draft).toBeNull()
    expect([early.status, early.body.code]).toEqual([422, 'quality.not-complete'])
    // (1 × 1 + 3 × 3/5 + 2 × 1) ÷ 6
    expect(done.body).toMatchObject({ state: 'submitted', score: 80, isFatal: false, personName: 'anna' })
    expect(again.body.code).toBe('quality.already-scored')
    await expect(server.store.query('update quality_scores set score = 100')).rejects.toThrow(/never changes/)
  })

  it('is zero when something fatal went wrong, and does not count what did not apply', async () => {
    expect((await scored(mia, 'b1', marks(5, 0))).body).toMatchObject({ score: 0, isFatal: true })
    expect((await scored(mia, 'b1', marks('na'))).body).toMatchObject({ score: 100, isFatal: false })
  })

  it('is corrected by the auditor with a reason, and what stood before stays', async () => {
    const { body } = await scored(mia, 'a2', marks(1))
    const other = await max('POST', `/quality/audits/${body.id}/correct`, {
      answers: marks(5),
      comment: null,
      reason: 'x',
    })
    const own = await mia('POST', `/quality/audits/${body.id}/correct`, {
      answers: marks(5),
      comment: null,
      reason: 'I heard the second call',
    })

    expect(other.body.code).toBe('quality.not-auditor')
    expect(own.body.scores.map(({ score, reason }: { score: number; reason: string }) => [score, reason])).toEqual([
      [60, null],
      [100, 'I heard the second call'],
    ])
  })

  it('refuses marks that the card does not have, cases that are not closed, and auditors who had a hand in it', async () => {
    const { body } = await mia('POST', '/quality/audits', { case: 'a3', card: 'complaint', auditor: null })
    const bad = await mia('POST', `/quality/audits/${body.id}/submit`, {
      answers: { ...marks(), greeting: { mark: 3 } },
      comment: null,
    })
    await server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', id: 'open', facts: { amount: 1 } } })
    const open = await mia('POST', '/quality/audits', { case: 'open', card: 'complaint', auditor: null })
    await closeCase(server, 'm1', ids.mia)
    const own = await max('POST', '/quality/audits', { case: 'm1', card: 'complaint', auditor: ids.mia })
    const agent = await mia('POST', '/quality/audits', { case: 'a3', card: 'complaint', auditor: ids.ben })

    expect([bad, open, own, agent].map((answer) => answer.body.code)).toEqual([
      'quality.bad-mark',
      'quality.case-not-closed',
      'quality.own-case',
      'quality.cannot-audit',
    ])
  })
})

describe('an appeal', () => {
  it('is made by whose work it is, once, and decided by a third person', async () => {
    const { body } = await scored(mia, 'a4', marks(1))
    const url = `/quality/audits/${body.id}`
    const stranger = await ben('POST', `${url}/appeal`, { text: 'Not fair' })
    const made = await anna('POST', `${url}/appeal`, { text: 'I did call back' })
    const twice = await anna('POST', `${url}/appeal`, { text: 'Once more' })
    const byAuditor = await mia('POST', `${url}/decide`, { text: 'No', scored: null })
    const decided = await max('POST', `${url}/decide`, {
      text: 'The call is on record',
      scored: { answers: marks(4), comment: null },
    })
    const after = await max('POST', `${url}/decide`, { text: 'No', scored: null })

    expect([stranger.status, stranger.body.code]).toEqual([404, 'quality.unknown-audit'])
    expect(made.body).toMatchObject({ state: 'appealed', appeal: { text: 'I did call back', decision: null } })
    expect(twice.body.code).toBe('quality.appealed-already')
    expect([byAuditor.status, byAuditor.body.code]).toEqual([403, 'quality.same-person'])
    expect(decided.body).toMatchObject({
      state: 'decided',
      score: 90,
      appeal: { decision: { outcome: 'changed', byName: 'max' } },
    })
    expect(after.body.code).toBe('quality.no-appeal')
    const lines = await server.store.query<{ action: string }>(
      'select action from audit where subject = $1 order by seq',
      [body.id],
    )
    expect(lines.map(({ action }) => action)).toEqual([
      'quality.audit-added',
      'quality.scored',
      'quality.appealed',
      'quality.appeal-decided',
    ])
  })

  it('comes too late after two weeks', async () => {
    const { body } = await scored(mia, 'a4', marks(2))
    server.setNow(monday + appealWithinMs + 1)
    const late = await (await as(server, 'anna'))('POST', `/quality/audits/${body.id}/appeal`, { text: 'Oh' })
    server.setNow(monday)

    expect(late.body.code).toBe('quality.appeal-too-late')
  })
})

describe('a sample', () => {
  it('is drawn once for a week that is over, for auditors who had no hand in the cases', async () => {
    const rule = {
      name: 'Every week',
      card: 'complaint',
      take: { kind: 'perPerson', count: 2 },
      every: 'week',
      zone: 'America/New_York',
      auditors: [ids.mia, ids.max],
      isActive: true,
      basedOn: 0,
    }
    const bad = await mia('PUT', '/quality/rules/weekly', { ...rule, zone: 'Mars/Base' })
    const saved = await mia('PUT', '/quality/rules/weekly', rule)
    const early = await mia('POST', '/quality/draw')
    server.setNow(monday + 8 * day)
    const later = await as(server, 'mia')
    const drawn = await later('POST', '/quality/draw')
    const again = await later('POST', '/quality/draw')
    const { body: list } = await (await as(server, 'max'))('GET', '/quality/audits?rule=weekly')
    const { body: seenByMia } = await later('GET', '/quality/audits?rule=weekly')
    server.setNow(monday)

    expect(bad.body.code).toBe('quality.bad-zone')
    expect(saved.status).toBe(200)
    expect(early.body.items).toEqual([{ rule: 'weekly', period: '2026-11-16', candidates: 0, taken: 0 }])
    expect(drawn.body.items).toEqual([{ rule: 'weekly', period: '2026-11-23', candidates: 7, taken: 5 }])
    expect(again.body.items).toEqual([])
    expect(list.items.filter(({ person, auditor }: { person: string; auditor: string }) => person === auditor)).toEqual(
      [],
    )
    const perPerson = list.items.map(({ personName }: { personName: string }) => personName).sort()
    expect(seenByMia.items).toHaveLength(4)
    expect(perPerson).toEqual(['anna', 'anna', 'ben', 'ben', 'mia'])
  })
})

describe('a calibration', () => {
  it('is blind until it is closed, and then says how far auditors agree', async () => {
    const { body } = await mia('POST', '/quality/calibrations', {
      case: 'b2',
      card: 'complaint',
      auditors: [ids.mia, ids.max],
    })
    const url = `/quality/calibrations/${body.id}`
    const ofMia = body.auditors.find(({ id }: { id: string }) => id === ids.mia).audit
    const ofMax = (await max('GET', url)).body.auditors.find(({ id }: { id: string }) => id === ids.max).audit
    await mia('POST', `/quality/audits/${ofMia}/submit`, { answers: marks(2), comment: null })
    const peek = await max('GET', `/quality/audits/${ofMia}`)
    const early = await mia('POST', `${url}/close`, { answers: marks(4), note: null })
    await max('POST', `/quality/audits/${ofMax}/submit`, { answers: marks(4), comment: null })
    const blind = await max('GET', url)
    const closed = await mia('POST', `${url}/close`, { answers: marks(4), note: 'Four: kind, but slow' })
    const agent = await ben('GET', '/quality/audits')

    expect(peek.status).toBe(404)
    expect(early.body.code).toBe('quality.too-few-voices')
    expect(blind.body.result).toBeNull()
    expect(blind.body.auditors.find(({ id }: { id: string }) => id === ids.mia)).toMatchObject({
      isDone: true,
      audit: null,
      score: null,
    })
    expect(closed.body.result).toMatchObject({ referenceScore: 90, byCriterion: { greeting: 1, tone: 0, policy: 1 } })
    expect(closed.body.result.agreement.percent).toBeCloseTo(2 / 3)
    expect((await mia('GET', '/quality/agreement')).body.items).toMatchObject([
      { name: 'mia', bias: -20, calibrations: 1, low: null },
      { name: 'max', bias: 0 },
    ])
    // A calibration is about auditors, not about the agent.
    expect(agent.body.items.every(({ calibration }: { calibration: string | null }) => calibration === null)).toBe(true)
  })
})

describe('who may not', () => {
  it('sees nothing about others', async () => {
    const { body } = await scored(mia, 'a1')
    const others = [await ben('GET', '/quality/audits'), await vic('GET', '/quality/audits')]
    const one = [await ben('GET', `/quality/audits/${body.id}`), await vic('GET', `/quality/audits/${body.id}`)]
    const asked = await ben('GET', `/quality/audits?person=${ids.anna}`)

    expect(others[0]?.body.items.every(({ person }: { person: string }) => person === ids.ben)).toBe(true)
    expect(others[1]?.body.items).toEqual([])
    expect(one.map(({ status }) => status)).toEqual([404, 404])
    expect(asked.body.items).toEqual([])
  })

  it.each([
    ['GET', '/quality/cards'],
    ['GET', '/quality/cards/complaint'],
    ['PUT', '/quality/cards/complaint'],
    ['GET', '/quality/auditors'],
    ['GET', '/quality/rules'],
    ['PUT', '/quality/rules/weekly'],
    ['DELETE', '/quality/rules/weekly'],
    ['POST', '/quality/draw'],
    ['POST', '/quality/audits'],
    ['PUT', '/quality/audits/x/draft'],
    ['POST', '/quality/audits/x/submit'],
    ['POST', '/quality/audits/x/correct'],
    ['POST', '/quality/audits/x/assign'],
    ['POST', '/quality/audits/x/decide'],
    ['GET', '/quality/calibrations'],
    ['GET', '/quality/calibrations/x'],
    ['POST', '/quality/calibrations'],
    ['POST', '/quality/calibrations/x/close'],
    ['GET', '/quality/agreement'],
  ])('is refused %s %s', async (method, url) => {
    for (const caller of [anna, vic]) {
      const { status, body } = await caller(method, url, method === 'GET' ? undefined : {})
      expect([status, body.code]).toEqual([403, 'http.not-permitted'])
    }
  })
})
