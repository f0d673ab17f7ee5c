import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createViewMaker } from '../../../editor/cards/flow-view.ts'
import { bundleOf } from '../../../editor/files/bundle.ts'
import { exportFile } from '../../../editor/files/export-file.ts'
import { readIncoming } from '../../../editor/files/read-incoming.ts'
import { changesOf, keysBeside, takenIn } from '../../../editor/files/take-in.ts'
import { flowIn, type Workspace } from '../../../editor/workspace/workspace.ts'
import { edits, templates } from '../edits/random-edits.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const camunda = readFileSync(path.join(import.meta.dirname, '../../model/bpmn/files/camunda-modeler.bpmn'), 'utf8')
const complaint = templateWorkspace('complaint')

async function written(workspace: Workspace, kind: 'json' | 'yaml' | 'flow' | 'bpmn') {
  const source = { workspace, view: createViewMaker()(workspace), words: null as never, language: 'en' as const }
  const { name, content } = await exportFile(kind, source)
  return { name, text: await content.text() }
}

describe('what was saved and is brought in again', () => {
  it.each(['json', 'yaml', 'flow', 'bpmn'] as const)('is what it was, after any edits: %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...templates), fc.array(edits, { maxLength: 8 }), async (template, list) => {
        const workspace = list.reduce((present, edit) => edit(present), template)
        const { name, text } = await written(workspace, kind)

        const { documents, issues } = await readIncoming(name, text)
        const again = takenIn(workspace, documents)

        expect(issues).toEqual([])
        expect(flowIn(again)).toEqual(flowIn(workspace))
        if (kind === 'json' || kind === 'yaml') expect(documents).toEqual(bundleOf(workspace))
      }),
      { numRuns: 8 },
    )
  })
})

describe('a file brought in', () => {
  it('puts its process in the place of the one on the canvas, under that id, and the rest beside it', async () => {
    const { documents } = await readIncoming('x.bpmn', camunda)
    const after = takenIn(complaint, documents)

    expect(flowIn(after)).toMatchObject({ id: 'complaint', name: 'Fault repair', policy: 'fault-repair-promises' })
    expect(keysBeside(complaint, documents)).toEqual([
      'rules/how-bad-is-it',
      'policy/fault-repair-promises',
      'calendar/around-the-clock',
    ])
    expect(changesOf(complaint, after).map(({ key, published }) => [key, published === null])).toEqual([
      ['flow/complaint', false],
      ['rules/how-bad-is-it', true],
      ['policy/fault-repair-promises', true],
      ['calendar/around-the-clock', true],
    ])
  })

  it('leaves the process alone where it has none', async () => {
    const calendar = complaint.documents['calendar/support-shanghai']
    const { documents } = await readIncoming('c.json', JSON.stringify({ ...calendar, name: 'Other' }))
    const after = takenIn(complaint, documents)

    expect(flowIn(after)).toBe(flowIn(complaint))
    expect(changesOf(complaint, after).map(({ key }) => key)).toEqual(['calendar/support-shanghai'])
  })

  it.each([
    ['x.json', '{', 'document.json-ends-early'],
    ['x.json', '{"kind":"flow","nodes":3}', 'document.wrong-type'],
    ['x.yaml', 'kind: [', 'document.yaml-syntax'],
    ['x.json', '{"kind":"settings"}', 'document.unknown-kind'],
    ['x.json', '[1]', 'document.not-an-object'],
    [
      'x.json',
      '{"kind":"scenario","name":"x","case":{"at":"2026-11-23T09:00:00Z"},"events":[],"expect":[]}',
      'document.bad-id',
    ],
    ['x.bpmn', '<html/>', 'bpmn.not-bpmn'],
    ['x.json', `"${'x'.repeat(9 * 1024 * 1024)}"`, 'document.too-large'],
  ])('is refused with the reason: %s %#', async (name, text, code) => {
    const { documents, issues } = await readIncoming(name, text)

    expect(documents).toEqual([])
    expect(issues.map((issue) => issue.code)).toContain(code)
  })
})
