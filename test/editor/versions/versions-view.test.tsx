import { afterEach, describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import type { RulesList, RulesTable } from '../../../core/contract/rules.ts'
import { keepDrafts } from '../../../editor/drafts/keep-drafts.ts'
import { keptCopies } from '../../../editor/drafts/kept-copies.ts'
import { openFlow } from '../../../editor/drafts/open-flow.ts'
import { renameNode } from '../../../editor/edits/rename.ts'
import { CompareRules } from '../../../editor/versions/compare-rules.tsx'
import { VersionsView } from '../../../editor/versions/versions-view.tsx'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { documentIn, flowIn } from '../../../editor/workspace/workspace.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { deviceStorage } from '../drafts/documents-server.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const complaint = templateWorkspace('complaint')
const flow = flowIn(complaint)
const rules = documentIn(complaint, 'rules', 'complaint-assess') as RulesList
const policy = documentIn(complaint, 'policy', 'complaint-standard') as PolicyDocument
const calendar = documentIn(complaint, 'calendar', 'support-shanghai') as CalendarDocument

const [, ...otherRules] = rules.rules
const [firstClock, ...otherClocks] = policy.clocks
/** What the second version of each document is. */
const second = {
  flow: renameNode(flow, 'solve', 'Settle it', 'en'),
  rules: {
    ...rules,
    rules: otherRules.map((rule) => (rule.id === 'large' ? { ...rule, then: { outcome: 'frontline' } } : rule)),
  },
  policy: {
    ...policy,
    clocks: [{ ...firstClock, targets: [{ within: { amount: 77, unit: 'minutes' } }] }, ...otherClocks],
  },
  calendar: { ...calendar, hours: { ...calendar.hours, sat: ['10:00-12:00'] } },
} as const

/** A server with two versions of each document. */
function server() {
  const versionsOf = (kind: string, id: string): readonly unknown[] => {
    const first = Object.values(complaint.documents).find((one) => one.kind === kind && one.id === id)
    const next = Object.values(second).find((one) => one.kind === kind && one.id === id)
    return next === undefined ? [first] : [first, next]
  }
  const summary = (kind: string, id: string, version: number) => ({
    kind,
    id,
    version,
    hash: '',
    publishedAt: `2026-11-0${version}T00:00:00.000Z`,
    author: 'li',
    authorName: version === 1 ? null : 'Li Wei',
    note: version === 1 ? null : 'A better word',
    running: version === 1 ? 12 : 0,
  })
  return {
    get: async (kind: string, id: string, { version }: { readonly version?: number } = {}) => {
      const all = versionsOf(kind, id)
      const number = version ?? all.length
      return { ...summary(kind, id, number), document: structuredClone(all[number - 1]) }
    },
    versions: async (kind: string, id: string) => ({
      items: versionsOf(kind, id)
        .map((_, index) => summary(kind, id, index + 1))
        .reverse(),
      nextCursor: null,
    }),
    proposals: async () => ({ items: [], nextCursor: null }),
    draft: async () => Promise.reject(new PledgeError(404, 'http.no-draft', 'none')),
  }
}

let part: RenderedPart
let stop = () => {}
afterEach(async () => {
  stop()
  await part.unmount()
})

/** The view over a process that is open, and the rest that fetching takes. */
async function view(at: string | null = null) {
  const documents = server() as unknown as DesignerSession['pledge']['documents']
  const parts = { documents, copies: keptCopies('me', 'a', deviceStorage()), now: () => 0 }
  const { workspace, origins } = await openFlow(parts, 'complaint')
  const keeper = keepDrafts(createDesignerStore(workspace, { mayEdit: true }), { workspace, origins }, parts)
  stop = () => keeper.stop()
  const session = { pledge: { documents }, user: 'me', keeper } as unknown as DesignerSession
  part = await renderPart(<VersionsView />, workspace, { session })
  if (at !== null) await part.run(() => part.panels.getState().show('versions', at))
  for (let turn = 0; turn < 6; turn++) await part.run(() => undefined)
}

const button = (name: RegExp) => {
  const found = [...document.body.querySelectorAll('button')].find((one) => name.test(one.textContent ?? ''))
  if (found === undefined) throw new Error(`No button ${name} in ${document.body.textContent}`)
  return found
}
const rows = (change: string) => part.all(`tr[data-change=${change}]`).map((row) => row.textContent)

describe('the versions of a process', () => {
  it('say when, who and why, what each changed, which counts and how many cases go by it', async () => {
    await view()

    expect(button(/^Version 2/).textContent).toMatch(
      /^Version 2 counts for new cases.* · Li WeiA better word.*is now called “Settle it”/,
    )
    expect(button(/^Version 1/).textContent).toMatch(/^Version 1 .* · PledgeThe first version12 running cases$/)
    expect(part.all('[data-change=changed] [data-card]').map((card) => card.getAttribute('data-card'))).toEqual([
      'assess',
      'solve',
    ])
    expect(button(/^The step “Find a solution” is now called “Settle it”\.$/).getAttribute('aria-pressed')).toBe(
      'false',
    )

    await part.click(button(/^The step “Find a solution” is now called/))
    expect(part.all('[data-card=solve][aria-pressed=true]')).toHaveLength(1)
    expect(button(/^The step “Find a solution” is now called/).getAttribute('aria-pressed')).toBe('true')
  })

  it('can be looked at as they were, and made the draft again in one step', async () => {
    await view('flow/complaint@1:none')
    expect(part.text()).toContain('This is Version 1 as it is.')
    expect(part.all('[data-change]')).toEqual([])
    await part.click(button(/^Make this my draft/))
    expect(document.body.textContent).toContain('The step “Settle it” is now called “Find a solution”.')
    await part.click(button(/^Make it my draft$/))

    const { history } = part.store.getState()
    expect(flowIn(history.present).nodes.find(({ id }) => id === 'solve')?.name).toEqual(
      flow.nodes.find(({ id }) => id === 'solve')?.name,
    )
    expect(history.past.map(({ name }) => name)).toEqual([
      { key: 'restore', params: { version: 1, name: 'Process “Complaint”' } },
    ])
  })

  it('compare rules sentence by sentence', async () => {
    await view('rules/complaint-assess')

    expect(rows('changed')).toHaveLength(1)
    expect(rows('changed')[0]).toMatch(/^Much money changed.* → .* → /)
    expect(rows('removed')[0]).toMatch(/^Somebody may get hurt gone/)
  })

  it('compare tables row by row and cell by cell', async () => {
    const workspace = templateWorkspace('consultation')
    const before = documentIn(workspace, 'rules', 'consultation-triage') as RulesTable
    const [first, , ...others] = before.rows
    if (first === undefined) throw new Error('the template has a table')
    const fresh = { ...first, id: 'fresh' }
    const after = { ...before, rows: [{ ...first, outcome: 'expert' }, ...others, fresh] }
    part = await renderPart(
      <CompareRules before={before} after={after} isChosen={(place) => place[1] === first.id} />,
      {
        ...workspace,
      },
    )

    expect(['changed', 'added', 'removed'].map((change) => rows(change).length)).toEqual([1, 1, 1])
    expect(part.all('td[data-change=changed] ins').map((one) => one.textContent)).toHaveLength(1)
    expect(part.all('tr[data-chosen]')).toHaveLength(1)
  })

  it('compare promises target by target, and calendars day by day', async () => {
    await view('policy/complaint-standard')
    expect(rows('changed').concat(rows('added')).join()).toContain('77 min')

    await part.run(() => part.panels.getState().show('versions', 'calendar/support-shanghai'))
    for (let turn = 0; turn < 6; turn++) await part.run(() => undefined)
    expect(rows('changed')).toEqual(['Saturday changedclosed10:00-12:00'])
  })
})
