import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { requestSending } from '../../../store/delivery/request-sending.ts'
import {
  addSchedule,
  changeSchedule,
  deleteSchedule,
  getSchedule,
  listSchedules,
  type ScheduleRow,
  setNext,
  takeDue,
} from '../../../store/delivery/schedules.ts'
import { getSending, lettersOf, listSendings, noteLetter, noteOutcome } from '../../../store/delivery/sendings.ts'
import { leaseJobs } from '../../../store/jobs/jobs.ts'
import type { Store } from '../../../store/store.ts'

const at = 1_800_000_000_000

export function deliveryContract(open: () => Store): void {
  const schedule = (parts: Partial<ScheduleRow> = {}): Omit<ScheduleRow, 'version'> => ({
    id: randomUUID(),
    name: 'Weekly',
    report: { kind: 'service', period: 'week', where: { team: ['frontline', ''] } },
    rhythm: { every: 'week', weekdays: ['mon'], time: '08:30', zone: 'Asia/Shanghai' },
    recipients: ['wang', 'li@example.test'],
    language: 'zh-CN',
    formats: ['pdf', 'csv'],
    isPaused: false,
    keeper: 'wang',
    nextAt: null,
    createdAt: at,
    updatedAt: at,
    ...parts,
  })
  const kept = async (parts: Partial<ScheduleRow> = {}) => {
    const row = schedule(parts)
    await addSchedule(open(), row)
    return row
  }
  const dueIn = async (now: number) =>
    open().transaction(async (tx) => (await takeDue(tx, now, 100)).map(({ id }) => id))

  test('are kept as they were written, and changed only as they were seen', async () => {
    const row = await kept({ nextAt: at + 5000 })
    expect(await getSchedule(open(), row.id)).toEqual({ ...row, version: 1 })

    expect(await changeSchedule(open(), { ...row, name: 'Monthly', updatedAt: at + 1 }, 1)).toBe(true)
    await expect(changeSchedule(open(), row, 1)).rejects.toMatchObject({ code: 'delivery.changed-meanwhile' })
    expect(await changeSchedule(open(), { ...row, id: randomUUID() }, null)).toBe(false)

    expect(await getSchedule(open(), row.id)).toMatchObject({ name: 'Monthly', version: 2, createdAt: at })
    expect(await deleteSchedule(open(), row.id)).toBe(true)
    expect(await deleteSchedule(open(), row.id)).toBe(false)
    expect(await getSchedule(open(), row.id)).toBeNull()
  })

  test('are due from their instant on, and never while they are paused', async () => {
    const due = await kept({ nextAt: at + 100 })
    const paused = await kept({ nextAt: at + 100, isPaused: true })
    const later = await kept({ nextAt: at + 101 })

    const found = await dueIn(at + 100)
    expect(found).toContain(due.id)
    expect(found).not.toContain(later.id)
    expect(found).not.toContain(paused.id)
    expect((await getSchedule(open(), paused.id))?.nextAt).toBeNull()

    await setNext(open(), due.id, null)
    await setNext(open(), later.id, null)
    expect(await dueIn(at + 1000)).not.toContain(due.id)
  })

  test('are sent once for each time, whoever asks for it and however often', async () => {
    const { id: scheduleId } = await kept()
    const id = `report.${scheduleId}.${at}`
    const sending = { id, scheduleId, dueAt: at, cause: 'due' as const, askedBy: null }
    await Promise.all([1, 2, 3].map(() => open().transaction((tx) => requestSending(tx, sending, at))))

    const jobs = await leaseJobs(open(), { limit: 200, leaseMs: 1000, now: at, kinds: ['report'] })
    expect(jobs.filter((job) => job.id === id)).toMatchObject([{ payload: { kind: 'report', sendingId: id } }])
    expect((await listSendings(open(), scheduleId, { limit: 10 })).items).toMatchObject([
      { id, state: 'waiting', letters: 0, attempts: 0 },
    ])
  })

  test('tell who has a letter already, and how each attempt went; what was sent stays sent', async () => {
    const { id: scheduleId } = await kept({ name: `z-${randomUUID()}` })
    const id = `report.${scheduleId}.1`
    await requestSending(open(), { id, scheduleId, dueAt: at, cause: 'asked', askedBy: 'wang' }, at)
    await noteOutcome(open(), id, { state: 'waiting', attempt: 1, error: 'no connection', note: null, at })
    expect(await getSending(open(), id)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      error: 'no connection',
      endedAt: null,
    })

    for (const _ of [1, 2]) await noteLetter(open(), id, 'li@example.test', at)
    await noteOutcome(open(), id, { state: 'sent', attempt: 2, error: null, note: 'no-chromium', at: at + 9 })
    await noteOutcome(open(), id, { state: 'failed', attempt: 3, error: 'late', note: null, at: at + 99 })

    expect([...(await lettersOf(open(), id))]).toEqual(['li@example.test'])
    const sent = {
      state: 'sent',
      attempts: 2,
      error: null,
      note: 'no-chromium',
      letters: 1,
      endedAt: at + 9,
      askedBy: 'wang',
    }
    expect(await getSending(open(), id)).toMatchObject(sent)
    expect((await listSchedules(open())).find(({ schedule: one }) => one.id === scheduleId)?.last).toMatchObject(sent)
  })

  test('have a history in pages, the newest first', async () => {
    const { id: scheduleId } = await kept()
    for (let index = 0; index < 5; index++) {
      await requestSending(
        open(),
        { id: `${scheduleId}.${index}`, scheduleId, dueAt: at + index, cause: 'due', askedBy: null },
        at,
      )
    }
    const first = await listSendings(open(), scheduleId, { limit: 3 })
    const rest = await listSendings(open(), scheduleId, { limit: 3, cursor: first.nextCursor })
    expect([...first.items, ...rest.items].map(({ dueAt }) => dueAt - at)).toEqual([4, 3, 2, 1, 0])
    expect(rest.nextCursor).toBeNull()
  })
}
