import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CardAnswers, QualityCard, SamplingRule } from '../../../core/contract/wire-quality.ts'
import { quarterOfDate } from '../../../core/scorecards/quarters.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { civilPeriods } from '../../../store/civil-periods.ts'
import { appeal, decideAppeal } from '../../../store/quality/appeals.ts'
import { getAudit, listAudits } from '../../../store/quality/audits.ts'
import { saveCard } from '../../../store/quality/cards.ts'
import { addAudit } from '../../../store/quality/new-audits.ts'
import { deleteRule, saveRule } from '../../../store/quality/rules.ts'
import { drawNextSample } from '../../../store/quality/run-sampling.ts'
import { submitScore } from '../../../store/quality/score-audit.ts'
import { countAudits, countQuarter } from '../../../store/scorecards/count-quarter.ts'
import { figureCases } from '../../../store/scorecards/figure-cases.ts'
import type { Store } from '../../../store/store.ts'
import { makeCommit, morning } from '../make-commit.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const everything = { self: 'nobody', isAuditor: true, people: 'all' } as const

export function qualityContract(open: () => Store): void {
  /** A closed case that somebody had, in a team of its own so that rules of other tests pass it by. */
  const closedCase = async (
    team: string,
    person: string,
    parts: { readonly at?: number; readonly by?: string } = {},
  ) => {
    const id = `quality-${randomUUID()}`
    const { at = morning, by } = parts
    const commit = makeCommit(id, {
      status: 'closed',
      state: { at, phase: 'closed', closedAt: at, team, assignee: person },
      events: [
        { event: 'assigned', at, data: { team, assignee: person } },
        { event: 'closed', at },
      ],
    })
    const records = commit.records.map((record) =>
      by === undefined ? record : { ...record, actor: { kind: 'person' as const, id: by } },
    )
    await commitStep(open(), { ...commit, records })
    return id
  }

  const newCard = async (): Promise<QualityCard> => {
    const card: QualityCard = {
      id: `card-${randomUUID()}`,
      name: 'Card',
      sections: [{ id: 's', name: 'Section', criteria: [{ id: 'c', name: 'Criterion', scale: 'points', weight: 1 }] }],
    }
    await open().transaction((tx) => saveCard(tx, { card, isActive: true, basedOn: 0, by: 'mia', at: morning }))
    return card
  }

  const newRule = async (team: string, auditors: readonly string[], parts: Partial<SamplingRule> = {}) => {
    const card = await newCard()
    const rule: SamplingRule = {
      id: `rule-${randomUUID()}`,
      name: 'Rule',
      card: card.id,
      where: { team: [team] },
      take: { kind: 'perPerson', count: 2 },
      every: 'week',
      zone: 'Asia/Shanghai',
      auditors,
      isActive: true,
      ...parts,
    }
    await open().transaction((tx) => saveRule(tx, { rule, basedOn: 0, by: 'mia', at: morning }))
    return rule
  }

  const newUser = async () => {
    const id = randomUUID()
    await open().query(
      `insert into users (id, login, name, language, roles, teams, is_active, created_at, updated_at, version)
       values ($1, $1, $1, '', '["manager"]', '[]', true, 0, 0, 1)`,
      [id],
    )
    return id
  }

  const drawAll = async (at: number, rule: string) => {
    const runs = []
    for (let run = await drawNextSample(open(), at); run !== null; run = await drawNextSample(open(), at))
      runs.push(run)
    return runs.filter((run) => run.rule === rule)
  }

  const marked = (mark: number): { readonly answers: CardAnswers; readonly comment: null } => ({
    answers: { c: { mark } },
    comment: null,
  })

  test('civil spans begin at midnight of their zone, also when clocks are set forward or back', async () => {
    const weeks = await civilPeriods(open(), { unit: 'week', zone: 'Asia/Shanghai', at: morning, before: 1 })
    const quarters = await civilPeriods(open(), { unit: 'quarter', zone: 'America/New_York', at: morning, before: 1 })

    expect(weeks).toEqual([
      { id: '2026-11-16', fromAt: Date.parse('2026-11-16T00:00+08:00'), toAt: Date.parse('2026-11-23T00:00+08:00') },
      { id: '2026-11-23', fromAt: Date.parse('2026-11-23T00:00+08:00'), toAt: Date.parse('2026-11-30T00:00+08:00') },
    ])
    expect(quarters).toEqual([
      { id: '2026-07-01', fromAt: Date.parse('2026-07-01T00:00-04:00'), toAt: Date.parse('2026-10-01T00:00-04:00') },
      { id: '2026-10-01', fromAt: Date.parse('2026-10-01T00:00-04:00'), toAt: Date.parse('2027-01-01T00:00-05:00') },
    ])
    expect(quarters.map(({ id }) => quarterOfDate(id))).toEqual(['2026Q3', '2026Q4'])
  })

  test('a sample is drawn once for each span, whoever draws, and no case twice', async () => {
    const team = randomUUID()
    const [mia, max] = [await newUser(), await newUser()]
    for (let index = 0; index < 5; index++) await closedCase(team, 'anna')
    await closedCase(team, 'ben')
    const ofMia = await closedCase(team, 'cleo', { by: mia })
    const rule = await newRule(team, [mia, max])

    const atOnce = await Promise.all([drawAll(morning + 8 * dayMs, rule.id), drawAll(morning + 8 * dayMs, rule.id)])
    const again = await drawAll(morning + 8 * dayMs, rule.id)

    expect(atOnce.flat().map(({ period, candidates, taken }) => [period, candidates, taken])).toEqual([
      ['2026-11-16', 0, 0],
      ['2026-11-23', 7, 4],
    ])
    expect(again).toEqual([])
    const { items } = await listAudits(open(), { limit: 50, filters: { rule: rule.id }, sight: everything })
    expect(items.map(({ person }) => person ?? '').sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'anna',
      'anna',
      'ben',
      'cleo',
    ])
    expect(new Set(items.map(({ caseId }) => caseId)).size).toBe(4)
    // Two each, and to nobody what they worked on.
    expect(items.filter(({ auditor }) => auditor === mia)).toHaveLength(2)
    expect(items.find(({ caseId }) => caseId === ofMia)?.auditor).toBe(max)
    await open().transaction((tx) => deleteRule(tx, rule.id))
  })

  test('a sample makes up for spans in which nothing ran, and leaves out cases of others', async () => {
    const team = randomUUID()
    const mia = await newUser()
    for (const week of [0, 1, 2]) await closedCase(team, 'anna', { at: morning + week * 7 * dayMs })
    await closedCase('other', 'anna')
    const rule = await newRule(team, [mia], { take: { kind: 'share', percent: 100 } })

    const runs = await drawAll(morning + 22 * dayMs, rule.id)

    expect(runs.map(({ period, taken }) => [period, taken])).toEqual([
      ['2026-11-16', 0],
      ['2026-11-23', 1],
      ['2026-11-30', 1],
      ['2026-12-07', 1],
    ])
    await open().transaction((tx) => deleteRule(tx, rule.id))
  })

  test('a score never changes, an appeal adds one, and the quarter counts the newest', async () => {
    const [team, anna] = [randomUUID(), randomUUID()]
    const card = await newCard()
    const caseId = await closedCase(team, anna)
    const { audit } = await open().transaction((tx) =>
      addAudit(tx, { case: caseId, card: card.id, auditor: 'mia', at: morning }),
    )
    await open().transaction((tx) => submitScore(tx, { id: audit.id, by: 'mia', at: morning, ...marked(2) }))
    const span = { fromAt: morning - dayMs, toAt: morning + dayMs }
    const before = (await countAudits(open(), span)).people.get(anna)
    await open().transaction((tx) => appeal(tx, { id: audit.id, text: 'No', by: anna, at: morning + 1 }))
    const decided = await open().transaction((tx) =>
      decideAppeal(tx, { id: audit.id, text: 'Right', scored: marked(4), by: 'max', at: morning + 2 }),
    )

    expect(before).toEqual({ count: 1, sum: 40, squares: 1600 })
    expect((await countAudits(open(), span)).teams.get(team)).toEqual({ count: 1, sum: 80, squares: 6400 })
    expect(decided.scores.map(({ score }) => score)).toEqual([40, 80])
    await expect(open().query('delete from quality_scores where audit_id = $1', [audit.id])).rejects.toThrow(
      /never changes/,
    )
    const page = await figureCases(open(), { kind: 'person', subject: anna, component: 'audit', limit: 5, ...span })
    expect(page.items).toMatchObject([{ caseId, value: 80, audit: audit.id }])
  })

  test('an audit is seen by who may, and by nobody else', async () => {
    const anna = await newUser()
    await open().query(`update users set teams = '["night"]' where id = $1`, [anna])
    const card = await newCard()
    const caseId = await closedCase('night', anna)
    const { audit } = await open().transaction((tx) =>
      addAudit(tx, { case: caseId, card: card.id, auditor: 'mia', at: morning }),
    )
    const seenBy = async (
      self: string,
      isAuditor: boolean,
      people: 'self' | 'all' | { readonly teams: readonly string[] },
    ) => (await getAudit(open(), audit.id, { self, isAuditor, people })) !== null
    const looks = () =>
      Promise.all([
        seenBy('mia', true, 'self'),
        seenBy('max', true, 'self'),
        seenBy(anna, false, 'self'),
        seenBy('ben', false, 'self'),
        seenBy('boss', false, 'all'),
        seenBy('boss', false, { teams: ['night'] }),
        seenBy('boss', false, { teams: ['day'] }),
        seenBy(anna, true, 'all'),
      ])

    expect(await looks()).toEqual([true, false, false, false, true, true, false, false])
    await open().transaction((tx) => submitScore(tx, { id: audit.id, by: 'mia', at: morning, ...marked(2) }))
    expect(await looks()).toEqual([true, false, true, false, true, true, false, true])
  })

  test('a quarter counts hand-overs that come back, and what was held of shared cases', async () => {
    const [team, anna] = [randomUUID(), randomUUID()]
    const caseId = await closedCase(team, anna)
    const fact = (seq: number, measure: string, key: string, value: number | null) =>
      open().query(
        `insert into report_facts (case_id, measure, key, seq, at, value, is_late, is_excluded, flow, team, assignee)
         values ($1, $2, $3, $4, $5, $6, false, false, 'complaint', $7, $8)`,
        [caseId, measure, key, seq, morning, value, team, anna],
      )
    await fact(10, 'handover', 'experts', null)
    await fact(20, 'handover', team, null)
    await fact(30, 'handover', 'experts', null)
    await fact(11, 'held', team, 2 * hourMs)

    const { people, teams } = await countQuarter(open(), { fromAt: morning, toAt: morning + 1 })

    // The first came back by the second; nothing came back after the third.
    expect(people[anna]).toMatchObject({ handedOn: 3, handedBack: 1, held: { count: 1, sum: 2 * hourMs } })
    expect(teams[team]).toEqual(people[anna])
  })
}
