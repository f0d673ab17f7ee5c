import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WireExport } from '../../../core/contract/wire-administration.ts'
import { changeNode } from '../../../editor/edits/change-node.ts'
import { connect } from '../../../editor/edits/connect.ts'
import { fixProblem } from '../../../editor/problems/fix-problem.ts'
import { type DocumentChanges, ProblemChecker } from '../../../editor/problems/problem-checker.ts'
import { changedKeys, changeFlow, flowIn, type Workspace } from '../../../editor/workspace/workspace.ts'
import { validateFiles } from '../../../model/validate/validate-files.ts'
import { edits } from '../edits/random-edits.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const complaint = templateWorkspace('complaint')
const settingsFile = path.resolve(import.meta.dirname, '../../../templates/shared/settings.json')
const settings = JSON.parse(fs.readFileSync(settingsFile, 'utf8')) as Record<string, { readonly id: string }[]>

/** Everything that the complaint template needs of others. */
const known: WireExport = {
  documents: [],
  settings: (['teams', 'messages', 'endpoints', 'roles', 'sites'] as const).flatMap((kind) =>
    (settings[kind] ?? []).map(({ id, ...data }) => ({ kind, id, version: 1, data })),
  ),
}

function changes(from: Workspace, to: Workspace): DocumentChanges {
  return Object.fromEntries(changedKeys(from, to).map((key) => [key, to.documents[key] ?? null]))
}

const nothing: Workspace = { flow: 'complaint', documents: {} }

function fresh(workspace: Workspace) {
  const checker = new ProblemChecker('complaint')
  checker.know(known)
  checker.change(changes(nothing, workspace))
  return checker.problems('en')
}

describe('the problems of a designer', () => {
  it('are no errors and no warnings for a template', () => {
    expect(fresh(complaint).filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  it('are those that `pledge validate` says of the same documents', () => {
    const broken = changeNode(
      changeFlow(complaint, (flow) => ({ ...flow, edges: flow.edges.slice(1) })),
      'solve',
      { queue: { team: 'nobody' } },
    )
    const files = [
      ...Object.entries(broken.documents).map(([file, value]) => ({ file, value })),
      { file: 'settings', value: settings },
      { file: 'other', value: { ...flowIn(complaint), id: 'other' } },
    ]
    const said = validateFiles(files).filter(({ file }) => file in broken.documents)

    expect(
      fresh(broken)
        .map(({ document, code, severity }) => `${document} ${code} ${severity}`)
        .sort(),
    ).toEqual(said.map(({ file, code, severity }) => `${file} ${code} ${severity}`).sort())
    expect(said.length).toBeGreaterThan(1)
  })

  it('call things as the owner does', () => {
    const unconnected = changeFlow(complaint, (flow) => ({
      ...flow,
      edges: flow.edges.filter(({ from, on }) => from !== 'tell' || on !== 'refused'),
    }))
    const messages = fresh(unconnected).map(({ message }) => message)
    const chinese = new ProblemChecker('complaint')
    chinese.know(known)
    chinese.change(changes(nothing, unconnected))

    expect(messages.find((message) => message.includes('Tell the customer'))).toContain('“Customer does not”')
    expect(messages.join()).not.toContain('support-shanghai')
    expect(
      chinese
        .problems('zh-CN')
        .map(({ message }) => message)
        .join(),
    ).toContain('“客户不认可”')
  })

  it('are the same whether found step by step or all at once', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 6 }), (list) => {
        const checker = new ProblemChecker('complaint')
        checker.know(known)
        let last = nothing
        for (const edit of [(workspace: Workspace) => workspace, ...list]) {
          const next = edit(last === nothing ? complaint : last)
          checker.change(changes(last, next))
          last = next
          expect(checker.problems('en')).toEqual(fresh(next))
        }
      }),
      { numRuns: 8 },
    )
  })

  it('say where they are, in the language of the page', () => {
    const broken = changeFlow(complaint, (flow) => ({
      ...flow,
      edges: [...flow.edges.slice(1), { from: 'assess', to: 'solve', on: 'nowhere' }],
    }))
    const checker = new ProblemChecker('complaint')
    checker.know(known)
    checker.change(changes(nothing, broken))
    const problems = checker.problems('zh-CN')

    expect(problems.find(({ code }) => code === 'flow.way-missing')).toMatchObject({
      place: { kind: 'node', id: 'receive' },
      nodes: ['receive'],
      message: expect.stringMatching(/[\u4e00-\u9fff]/),
    })
    expect(problems.find(({ code }) => code === 'flow.way-never-taken')).toMatchObject({
      place: { kind: 'edge', id: 'assess nowhere solve' },
      nodes: ['assess'],
    })
  })

  it('are mended by their fix, unless the document changed since', () => {
    const twice = changeFlow(complaint, (flow) => ({
      ...flow,
      edges: [...flow.edges, { from: 'receive', to: 'assess', on: 'next' }],
    }))
    const problem = fresh(twice).find(({ code }) => code === 'flow.way-twice')
    if (problem === undefined) throw new Error('two ways for one outcome are a problem')
    const changed = changeFlow(twice, (flow) => connect(flow, { from: 'tell', on: 'told', to: 'done' }))

    expect(problem.fix?.text).toMatch(/remove/)
    expect(flowIn(fixProblem(twice, problem, twice))).toEqual(flowIn(complaint))
    expect(fixProblem(changed, problem, twice)).toBe(changed)
  })
})
