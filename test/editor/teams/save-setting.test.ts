import { describe, expect, it, vi } from 'vitest'
import type { TeamSetting } from '../../../core/contract/settings.ts'
import { createSettingSaver, withUndone } from '../../../editor/teams/save-setting.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'

const team: TeamSetting = { id: 'front', name: 'Front line', capacity: 5 }
const changedElsewhere = new PledgeError(412, 'store.setting-changed', 'changed')

/** A server with one team, which answers by its law: a version other than the one asked for is refused. */
function serverWith(start: TeamSetting | null) {
  let now = start === null ? null : { id: start.id, version: 3, updatedAt: '', data: withoutId(start) }
  const saved: TeamSetting[] = []
  const put = vi.fn(async (_kind: string, id: string, data: object, { ifVersion = -1 } = {}) => {
    if ((now?.version ?? 0) !== ifVersion) throw changedElsewhere
    now = { id, version: (now?.version ?? 0) + 1, updatedAt: '', data: { ...data } }
    return now
  })
  const get = vi.fn(async () => {
    if (now === null) throw new PledgeError(404, 'http.unknown-setting', 'no')
    return now
  })
  const saver = createSettingSaver<TeamSetting>({
    settings: { put, get } as never,
    kind: 'teams',
    kept: { setting: team, version: 3 },
    onSaved: (_, after) => saved.push(after.setting),
  })
  return {
    saver,
    put,
    saved,
    write: (data: object | null) => {
      now = data === null ? null : { id: 'front', version: (now?.version ?? 0) + 1, updatedAt: '', data: { ...data } }
    },
    now: () => now,
    state: () => saver.state.getState(),
  }
}

function withoutId(setting: TeamSetting): object {
  const { id: _, ...data } = setting
  return data
}

describe('a setting that is saved at once', () => {
  it('is saved over the version that was seen, changes one after the other', async () => {
    const { saver, put, now, state, saved } = serverWith(team)
    const first = saver.change((old) => ({ ...old, capacity: 6 }))
    await vi.waitFor(() => expect(put).toHaveBeenCalled())
    await Promise.all([first, saver.change((old) => ({ ...old, calendar: 'desk' }))])

    expect(now()).toMatchObject({ version: 5, data: { name: 'Front line', capacity: 6, calendar: 'desk' } })
    expect(put.mock.calls.map(([, , , options]) => options)).toEqual([{ ifVersion: 3 }, { ifVersion: 4 }])
    expect(state()).toEqual({ setting: { ...team, capacity: 6, calendar: 'desk' }, save: { kind: 'saved' } })
    expect(saved).toHaveLength(2)
  })

  it('asks when somebody else changed it, and writes nothing until one has chosen', async () => {
    const { saver, write, now, state, put } = serverWith(team)
    write({ name: 'Theirs' })
    await saver.change((old) => ({ ...old, capacity: 6 }))
    expect(state().save).toMatchObject({ kind: 'conflict', theirs: { setting: { id: 'front', name: 'Theirs' } } })
    await saver.change((old) => ({ ...old, capacity: 7 }))
    expect(put).toHaveBeenCalledTimes(1)

    await saver.takeMine()
    expect(now()).toMatchObject({ version: 5, data: { name: 'Front line', capacity: 7 } })
    expect(state().save).toEqual({ kind: 'saved' })
  })

  it('takes what somebody else made, and goes on from there', async () => {
    const { saver, write, now, state } = serverWith(team)
    write({ name: 'Theirs' })
    await saver.change((old) => ({ ...old, capacity: 6 }))
    saver.takeTheirs()
    expect(state()).toEqual({ setting: { id: 'front', name: 'Theirs' }, save: { kind: 'saved' } })

    await saver.change((old) => ({ ...old, capacity: 8 }))
    expect(now()?.data).toEqual({ name: 'Theirs', capacity: 8 })
  })

  it('is made anew when somebody else took it away and what is here counts', async () => {
    const { saver, write, now, state } = serverWith(team)
    write(null)
    await saver.change((old) => ({ ...old, capacity: 6 }))
    expect(state().save).toEqual({ kind: 'conflict', theirs: null })

    await saver.takeMine()
    expect(now()).toMatchObject({ version: 1, data: { capacity: 6 } })
  })

  it('keeps what was written when it cannot be saved, and tries again', async () => {
    const { saver, put, state, now } = serverWith(team)
    put.mockRejectedValueOnce(new PledgeError(0, 'client.offline', 'nobody'))
    await saver.change((old) => ({ ...old, capacity: 6 }))
    expect(state()).toMatchObject({ setting: { capacity: 6 }, save: { kind: 'failed' } })

    await saver.retry()
    expect(now()?.data).toMatchObject({ capacity: 6 })
  })
})

describe('what an undo of a setting takes back', () => {
  it('is that change alone', () => {
    const after = { ...team, capacity: 9, calendar: 'desk' }
    const now = { ...after, name: 'Later' }

    expect(withUndone(now, team, after)).toEqual({ ...team, name: 'Later' })
    expect(withUndone(after, team, after)).toEqual(team)
  })
})
