import { assignTo } from '../commands/assign-to.ts'
import { contentOf } from '../commands/content.ts'
import { resolveCase } from '../commands/resolve-case.ts'
import { setFacts } from '../commands/set-facts.ts'
import type { ActStep } from '../contract/flow.ts'
import type { PlanNodeOf } from '../contract/plan.ts'
import type { CaseFacts, Token } from '../contract/state.ts'
import { emit, note } from '../step/emit.ts'
import { nextSerial, systemActor, type Work } from '../step/work.ts'
import type { Entry, NodeLaw } from './node.ts'

/** Does its steps by itself, one after the other; those that touch the world are performed by the host. */
export const act: NodeLaw<'act'> = { enter: (work, node) => runSteps(work, node, 0) }

/** Runs the steps from an index on, until one has to be performed by the host or none is left. */
function runSteps(work: Work, node: PlanNodeOf<'act'>, from: number): Entry {
  for (let index = from; index < node.steps.length; index += 1) {
    const step = node.steps[index]
    if (step === undefined) break
    if (doInside(work, step)) continue
    const ref = nextSerial(work, 'r')
    work.commands.push({ kind: 'perform', ref, node: node.id, step, at: work.at })
    return { stays: { ref, step: index } }
  }
  return { way: 'done' }
}

/** Does a step that touches nothing but the case; false for the others. */
function doInside(work: Work, step: ActStep): boolean {
  const actor = work.actor
  work.actor = systemActor
  const isInside = step.do === 'set' || step.do === 'assign' || step.do === 'resolve'
  if (step.do === 'set') setFacts(work, step.facts)
  else if (step.do === 'assign') assignTo(work, step.team)
  else if (step.do === 'resolve') resolveCase(work)
  work.actor = actor
  return isInside
}

/** Goes on with what the host performed: an automatic reply was sent, facts were found, or the node is left by `failed`. */
export function takePerformed(
  work: Work,
  node: PlanNodeOf<'act'>,
  token: Token,
  result: {
    readonly ok: boolean
    readonly facts?: CaseFacts
    readonly contentId?: string
    readonly error?: string
  },
): Entry {
  const step = node.steps[token.step]
  note(work, 'performed', {
    node: node.id,
    step: token.step,
    do: step?.do ?? null,
    ok: result.ok,
    error: result.error ?? null,
  })
  if (result.facts !== undefined) setFacts(work, result.facts)
  if (!result.ok) return { way: 'failed' }
  if (step?.do === 'reply') {
    emit(work, 'reply', { by: 'bot', public: true, template: step.template, ...contentOf(result) })
  }
  return runSteps(work, node, token.step + 1)
}
