import { randomUUID } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverReports } from '../../activities/deliver-reports.ts'
import { dispatchJobs } from '../../activities/dispatch-jobs.ts'
import type { JobParts } from '../../activities/jobs/perform-job.ts'
import type { ReportParts } from '../../activities/jobs/send-report.ts'
import type { WorkLoop } from '../../activities/work-loop.ts'
import type { Mailer } from '../../connectors/mail/mailer.ts'
import { makeSmtpMailer } from '../../connectors/mail/smtp-mailer.ts'
import { addSchedule, getSchedule, type ScheduleRow } from '../../store/delivery/schedules.ts'
import { listSendings } from '../../store/delivery/sendings.ts'
import { addUser } from '../../store/people/users.ts'
import type { Store } from '../../store/store.ts'
import { sampleAnswer } from '../connectors/report/sample-report.ts'
import { type MailServer, startMailServer } from '../parts/smtp.ts'
import { openScratchStore } from '../store/scratch-store.ts'
import { testParts } from './parts.ts'

/** Monday 2026-11-23, 08:30 in Shanghai. */
const monday = Date.parse('2026-11-23T00:30:00Z')
const dayMs = 86_400_000

describe('reports by mail', () => {
  let store: Store
  let smtp: MailServer
  let mailer: Mailer
  let now: number
  let loops: WorkLoop[]
  let reports: ReportParts

  beforeAll(async () => {
    store = await openScratchStore()
    smtp = await startMailServer()
    mailer = makeSmtpMailer({ url: smtp.url, from: 'Pledge <pledge@example.test>' })
    const user = { login: 'wang', name: 'Wang', passwordHash: null, language: 'zh-CN', roles: ['manager'], teams: [] }
    await addUser(store, { ...user, id: 'wang', email: 'wang@example.test', isActive: true, createdAt: 1 })
  }, 240_000)
  afterAll(async () => {
    mailer.close()
    await smtp.stop()
    await store.close()
  })
  beforeEach(() => {
    now = monday
    loops = []
    reports = {
      readReport: sampleAnswer,
      printPdf: async () => Buffer.from('%PDF-1.4 test'),
      mayKeeper: async () => true,
    }
  })
  afterEach(async () => {
    await Promise.all(loops.map((loop) => loop.stop()))
    await store.query('delete from report_schedules')
    await store.query('delete from jobs')
  })

  const errors: unknown[] = []
  const partsOf = (over: Partial<JobParts> = {}): JobParts => ({
    ...testParts(store).parts,
    mailer,
    reports,
    now: () => now,
    ...over,
  })
  /** A process with its two loops. */
  const work = async (over: Partial<JobParts> = {}) => {
    const onError = (error: unknown) => void errors.push(error)
    loops.push(deliverReports({ store, now: () => now }, { restMs: 20, onError }))
    loops.push(await dispatchJobs(partsOf(over), { restMs: 20, onError, onDead: () => undefined }))
  }
  const keep = async (parts: Partial<ScheduleRow> = {}) => {
    const id = randomUUID()
    await addSchedule(store, {
      id,
      name: 'Weekly report',
      report: { kind: 'service', period: 'week' },
      rhythm: { every: 'week', weekdays: ['mon'], time: '08:30', zone: 'Asia/Shanghai' },
      recipients: [`${id}@example.test`],
      language: 'en',
      formats: ['pdf', 'csv'],
      isPaused: false,
      keeper: 'wang',
      nextAt: monday,
      createdAt: 1,
      updatedAt: 1,
      ...parts,
    })
    return id
  }
  const lastOf = async (id: string) => (await listSendings(store, id, { limit: 10 })).items
  const sent = async (id: string, count = 1) =>
    expect.poll(async () => (await lastOf(id)).filter(({ state }) => state === 'sent').length).toBe(count)
  const mailsTo = (address: string) => smtp.mails.filter(({ to }) => to.includes(address))

  it('come when they are due, as a page, as text, as PDF and as CSV, about the week before', async () => {
    const id = await keep({ recipients: ['wang'], language: 'zh-CN', name: '服务周报' })
    await work()
    await sent(id)

    const [raw, ...others] = mailsTo('wang@example.test')
    const mail = await simpleParser(raw?.raw ?? '')
    expect(others).toEqual([])
    expect(mail.subject).toBe('服务周报：2026-11-16 至 2026-11-22')
    expect(String(mail.html)).toContain('时效达成率')
    expect(mail.text).toContain('时效达成率: 92.7%')
    expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['服务周报-2026-11-16.pdf', 'application/pdf'],
      ['服务周报-2026-11-16.csv', 'text/csv'],
    ])
    expect(mail.attachments[0]?.content.toString()).toBe('%PDF-1.4 test')
    expect(mail.attachments[1]?.content.toString()).toContain('"按时限","解决时限"')
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(await lastOf(id)).toMatchObject([
      { state: 'sent', cause: 'due', dueAt: monday, letters: 1, note: null, error: null },
    ])
    expect((await getSchedule(store, id))?.nextAt).toBe(monday + 7 * dayMs)
  })

  it('come once, however many processes look after them', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => keep()))
    await Promise.all([work(), work(), work()])
    for (const id of ids) await sent(id)
    await Promise.all(loops.map((loop) => loop.stop()))

    for (const id of ids) expect(mailsTo(`${id}@example.test`)).toHaveLength(1)
  })

  it('that were missed while nothing ran come once, for the last time that was missed, and go on from there', async () => {
    const id = await keep({ rhythm: { every: 'day', time: '08:30', zone: 'Asia/Shanghai' } })
    now = monday + 9 * dayMs + 3_600_000
    await work()
    await sent(id)
    now += dayMs
    await sent(id, 2)

    expect((await lastOf(id)).map(({ dueAt }) => (dueAt - monday) / dayMs)).toEqual([10, 9])
    expect((await getSchedule(store, id))?.nextAt).toBe(monday + 11 * dayMs)
  })

  it('that a mail server refuses are tried again, and go to nobody twice', async () => {
    let refusals = 2
    const shaky: Mailer = {
      ...mailer,
      async send(mail) {
        if (mail.to.startsWith('b') && refusals-- > 0) throw new Error('451 try later')
        await mailer.send(mail)
      },
    }
    const id = await keep({ recipients: ['a@shaky.test', 'b@shaky.test', 'A@shaky.test'] })
    await work({ mailer: shaky })
    await expect.poll(async () => (await lastOf(id))[0]?.error).toBe('451 try later')
    expect(await lastOf(id)).toMatchObject([{ state: 'waiting', letters: 1 }])
    await expect
      .poll(async () => {
        now += 60_000
        return (await lastOf(id))[0]?.state
      })
      .toBe('sent')

    expect(smtp.mails.filter(({ to }) => to[0]?.toLowerCase() === 'a@shaky.test')).toHaveLength(1)
    expect(mailsTo('b@shaky.test')).toHaveLength(1)
    expect(await lastOf(id)).toMatchObject([{ state: 'sent', attempts: 3, letters: 2, error: null }])
  })

  it('come without their PDF where no browser is, or it fails, and say so', async () => {
    reports = { ...reports, printPdf: null }
    const without = await keep({ formats: ['pdf'] })
    await work()
    await sent(without)
    const failing = await keep({ formats: ['pdf'] })
    loops.push(
      await dispatchJobs(partsOf({ reports: { ...reports, printPdf: () => Promise.reject(new Error('no')) } }), {
        restMs: 20,
        onError: () => undefined,
        onDead: () => undefined,
      }),
    )
    await sent(failing)

    expect(await lastOf(without)).toMatchObject([{ note: 'no-chromium' }])
    expect(['no-chromium', 'pdf-failed']).toContain((await lastOf(failing))[0]?.note)
    const mail = await simpleParser(mailsTo(`${without}@example.test`)[0]?.raw ?? '')
    expect(mail.attachments).toEqual([])
    expect(String(mail.html)).toContain('The PDF is missing')
  })

  it('that nobody may see any more, or that reach nobody, fail at once and say why', async () => {
    reports = { ...reports, mayKeeper: async (_, permission) => permission !== 'people.read' }
    const forbidden = await keep({ report: { kind: 'figures', period: 'week', measure: 'clock', by: ['assignee'] } })
    const lost = await keep({ recipients: ['nobody'] })
    await work()

    await expect.poll(async () => (await lastOf(forbidden))[0]?.state).toBe('failed')
    await expect.poll(async () => (await lastOf(lost))[0]?.state).toBe('failed')
    expect((await lastOf(forbidden))[0]?.error).toBe('delivery.not-permitted-any-more')
    expect((await lastOf(lost))[0]?.error).toBe('delivery.nobody-to-send-to')
  })

  it('do not come while they are paused, nor once they are deleted', async () => {
    const paused = await keep({ isPaused: true })
    await work()
    const marker = await keep()
    await sent(marker)
    expect(await lastOf(paused)).toEqual([])
    expect(errors).toEqual([])
  })
})
