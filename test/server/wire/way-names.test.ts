import { expect, test } from 'vitest'
import { compile } from '../../../model/plan/compile.ts'
import { wayNames } from '../../../server/wire/way-names.ts'
import { complaint, documentsWith } from '../../model/plan/complaint.ts'

const specialist = { en: 'A specialist', 'zh-CN': '专家' }

test('the ways out of a case’s nodes have the names that the flow gives its edges and outcomes, and no others', () => {
  const document = {
    ...complaint,
    nodes: complaint.nodes.map((node) =>
      node.id === 'expert' ? { ...node, outcomes: [{ id: 'solved', name: 'Solved', resolves: true }] } : node,
    ),
    edges: complaint.edges.map((edge) => (edge.on === 'specialist' ? { ...edge, name: specialist } : edge)),
  }
  const result = compile({ ...documentsWith(), flow: { document, version: 1 } })

  expect(result.ok && wayNames(result.plan)).toEqual({ sort: { specialist }, expert: { solved: 'Solved' } })
})

test('a flow that names no way compiles to the plan it always did', () => {
  const result = compile(documentsWith())

  expect(result.ok && Object.values(result.plan.nodes).some((node) => 'wayNames' in node)).toBe(false)
})
