import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTemplates, seedTemplates } from '../../../cli/parts/seed-templates.ts'
import { newestPlan } from '../../../store/documents/plans.ts'
import { newestVersion } from '../../../store/documents/versions.ts'
import { deleteSetting, getSetting } from '../../../store/settings/settings.ts'
import type { Store } from '../../../store/store.ts'
import { openScratchStore } from '../../store/scratch-store.ts'

let store: Store

beforeAll(async () => {
  store = await openScratchStore()
})

afterAll(() => store.close())

describe('seedTemplates', () => {
  it('publishes every template with its plan and its settings, once', async () => {
    const parts = { store, now: () => 1_000, uuid: randomUUID }
    const templates = await readTemplates()

    const first = await seedTemplates(parts, templates)
    const second = await seedTemplates(parts, templates)

    expect(first.flows).toEqual(expect.arrayContaining(['complaint', 'consultation']))
    expect(first.documents).toBe(templates.documents.length)
    expect(second).toEqual({ documents: 0, flows: [] })
    for (const flow of first.flows) expect(await newestPlan(store, flow)).toMatchObject({ id: flow, version: 1 })
    expect(await newestVersion(store, 'calendar', 'support-shanghai')).toMatchObject({ version: 1 })
    expect(await getSetting(store, 'teams', 'frontline')).not.toBeNull()
  })

  it('adds a setting that went missing, and leaves documents alone', async () => {
    const parts = { store, now: () => 2_000, uuid: randomUUID }
    const templates = await readTemplates()
    await seedTemplates(parts, templates)
    await deleteSetting(store, 'roles', 'director')

    expect(await seedTemplates(parts, templates)).toEqual({ documents: 0, flows: [] })

    expect(await getSetting(store, 'roles', 'director')).not.toBeNull()
    expect(await newestVersion(store, 'flow', 'complaint')).toMatchObject({ version: 1, publishedAt: 1_000 })
  })
})
