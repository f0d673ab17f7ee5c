import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callPledge } from '../call-pledge.ts'

const repository = path.join(import.meta.dirname, '../../..')
const camunda = path.join(repository, 'test/model/bpmn/files/camunda-modeler.bpmn')
const complaint = path.join(repository, 'templates/complaint/complaint.flow.json')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-bpmn-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

describe('pledge bpmn', () => {
  it('writes a flow as BPMN, and the same flow out of that', async () => {
    const bpmn = path.join(folder, 'complaint.bpmn')

    const exported = await callPledge('bpmn', 'export', complaint, '--to', bpmn, '--json')
    const imported = await callPledge('bpmn', 'import', bpmn, '--json')

    expect(JSON.parse(exported.out)).toEqual({ written: [bpmn] })
    expect(imported.exitCode).toBe(0)
    expect(JSON.parse(imported.out)).toEqual({
      documents: [JSON.parse(await readFile(complaint, 'utf8'))],
      isUnchanged: true,
      processes: [{ id: 'Process_complaint', name: 'Complaint' }],
      written: [],
      issues: [],
    })
  })

  it('writes the documents of a file of another tool into a folder that can be checked and published', async () => {
    const to = path.join(folder, 'out')

    const { exitCode, err } = await callPledge('bpmn', 'import', camunda, '--to', to, '--lang', 'zh-CN')
    const files = (await readdir(to)).sort()
    const checked = await callPledge('validate', ...files.map((file) => path.join(to, file)), '--json')

    expect(exitCode).toBe(0)
    expect(err).toContain('已转为“Repair on site”的时限承诺')
    expect(files).toEqual([
      'around-the-clock.calendar.json',
      'fault-repair-promises.policy.json',
      'fault-repair.flow.json',
      'how-bad-is-it.rules.json',
    ])
    expect(JSON.parse(checked.out)).toMatchObject({ ok: true })
  })

  it('refuses what is no BPMN, what is no flow, and a process that is not there', async () => {
    const other = path.join(folder, 'other.bpmn')
    await writeFile(other, '<html/>')

    expect(await callPledge('bpmn', 'import', other)).toMatchObject({ exitCode: 1 })
    expect(await callPledge('bpmn', 'import', camunda, '--process', 'x')).toMatchObject({ exitCode: 1 })
    expect(await callPledge('bpmn', 'import', camunda, '--lanes', 'rivers')).toMatchObject({ exitCode: 2 })
    expect(await callPledge('bpmn', 'export', other)).toMatchObject({ exitCode: 1 })
    expect(await callPledge('bpmn', 'import')).toMatchObject({ exitCode: 2 })
  })
})
