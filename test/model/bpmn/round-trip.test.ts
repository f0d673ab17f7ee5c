import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import { exportBpmn } from '../../../model/bpmn/export-bpmn.ts'
import { importBpmn } from '../../../model/bpmn/import-bpmn.ts'
import { anyFlow } from './random-flow.ts'

const templates = ['complaint', 'consultation'].map((id): FlowDocument => {
  const file = path.join(import.meta.dirname, `../../../templates/${id}/${id}.flow.json`)
  return JSON.parse(readFileSync(file, 'utf8')) as FlowDocument
})
const [complaint] = templates as [FlowDocument]

async function written(flow: FlowDocument) {
  return exportBpmn(flow, { language: 'en' })
}

async function read(xml: string) {
  const imported = await importBpmn(xml)
  if (!imported.ok) throw new Error(imported.issues.map(({ message }) => message).join('\n'))
  return imported
}

describe('a flow written as BPMN and read again', () => {
  it.each(templates.map((flow) => [flow.id, flow] as const))('is the identical flow: %s', async (_, flow) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const imported = await read(await exportBpmn(flow, { language }))

      expect(imported).toMatchObject({ isUnchanged: true, documents: [], issues: [] })
      expect(imported.flow).toStrictEqual(flow)
    }
  })

  it('is the identical flow, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyFlow, fc.constantFrom('en' as const, 'zh-CN' as const), async (flow, language) => {
        const imported = await read(await exportBpmn(flow, { language }))

        expect(imported.isUnchanged).toBe(true)
        expect(imported.flow).toStrictEqual(flow)
      }),
      { numRuns: 30 },
    )
  })

  it('can be written whatever was kept of it when another tool had removed what only Pledge knows', async () => {
    await fc.assert(
      fc.asyncProperty(anyFlow, async (flow) => {
        const bare = (await written(flow)).replace(/<pledge:document[^]*<\/pledge:document>/, '')
        const imported = await importBpmn(bare)

        if (imported.ok) await written(imported.flow)
        expect(imported.ok || imported.issues.some(({ severity }) => severity === 'error')).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a file that another tool changed', () => {
  it('keeps all that was left alone, and takes the change over', async () => {
    const xml = (await written(complaint)).replace('name="Confirm receipt"', 'name="Say thank you"')

    const { flow, isUnchanged, issues } = await read(xml)

    const renamed = complaint.nodes.map((node) =>
      node.id === 'receipt' ? { ...node, name: { en: 'Say thank you', 'zh-CN': '告知已受理' } } : node,
    )
    expect(isUnchanged).toBe(false)
    expect(issues.map(({ code }) => code)).toEqual(['bpmn.changed-elsewhere'])
    expect({ ...flow, edges: [] }).toEqual({ ...complaint, nodes: renamed, edges: [] })
    expect(new Set(flow.edges)).toEqual(new Set(complaint.edges))
  })

  it('takes over a step that was drawn in, a way that was led elsewhere, and a step that was removed', async () => {
    const xml = (await written(complaint))
      .replace(
        '<bpmn:userTask id="Node_assess-by-hand"',
        '<bpmn:userTask id="Activity_0new" name="Call back" /><bpmn:sequenceFlow id="Flow_0new" sourceRef="Activity_0new" targetRef="Node_done" />$&',
      )
      .replace(
        'sourceRef="Node_survey_ways" targetRef="Node_retrospective"',
        'sourceRef="Node_survey_ways" targetRef="Activity_0new"',
      )
      .replace(/<bpmn:userTask id="Node_explain"[^]*?<\/bpmn:userTask>/, '')
      .replace(/<bpmn:sequenceFlow id="Way_(explain_explained|assess-by-hand_declined)"[^>]*>/g, '')

    const { flow } = await read(xml)

    expect(flow.nodes.map(({ id }) => id)).toContain('call-back')
    expect(flow.nodes.map(({ id }) => id)).not.toContain('explain')
    expect(flow.edges).toContainEqual({ from: 'survey', to: 'call-back', on: 'neutral' })
    expect(flow.edges).toContainEqual({ from: 'call-back', to: 'done', on: 'done' })
    expect(flow.nodes.find(({ id }) => id === 'tell')).toEqual(complaint.nodes.find(({ id }) => id === 'tell'))
    expect(flow.facts).toEqual(complaint.facts)
  })

  it('is read without what Pledge knew when that was removed', async () => {
    const bare = (await written(complaint)).replace(/<pledge:document[^]*<\/pledge:document>/, '')

    const { flow } = await read(bare)

    expect(flow.stages.map(({ name }) => name)).toEqual(['Intake', 'Assessment', 'Solution', 'Follow-up'])
    expect(flow.nodes.filter(({ kind }) => kind === 'task').map(({ name }) => name)).toContain('Find a solution')
    expect(flow.nodes.find(({ id }) => id === 'find-a-solution')).toMatchObject({
      stage: 'solution',
      queue: { team: 'frontline' },
      outcomes: [
        { id: 'solution-found', name: 'Solution found' },
        { id: 'needs-a-specialist', name: 'Needs a specialist' },
      ],
    })
  })
})

describe('the picture', () => {
  it('has a shape for every element and an edge for every way, unique ids, and lanes beside each other', async () => {
    await fc.assert(
      fc.asyncProperty(anyFlow, async (flow) => {
        const xml = await written(flow)
        const ids = [...xml.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
        const drawn = new Set([...xml.matchAll(/ bpmnElement="([^"]*)"/g)].map(([, id]) => id))
        const elements = [
          ...xml.matchAll(/<bpmn:(?:\w+Task|\w+Event|\w+Gateway|callActivity|sequenceFlow|lane) id="([^"]*)"/g),
        ]

        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.every((id) => /^[A-Za-z_][\w.-]*$/.test(id ?? ''))).toBe(true)
        for (const [, id] of elements) expect(drawn).toContain(id)
      }),
      { numRuns: 25 },
    )
  })
})
