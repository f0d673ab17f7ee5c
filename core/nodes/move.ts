import { lookAtTargetsAgain } from '../clocks/stale-targets.ts'
import { finishByEnd } from '../commands/finish-by-end.ts'
import type { PlanNode } from '../contract/plan.ts'
import type { Token } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { emit } from '../step/emit.ts'
import { nextSerial, type Work } from '../step/work.ts'
import { isAbsorbed, isAwaited } from './join.ts'
import { type Entry, type NodeLaw, stay } from './node.ts'
import { nodeLaws } from './registry.ts'

const mostEntered = 10_000

/** The branch with an id; null if it is gone. */
export function tokenOf(work: Work, id: string): Token | null {
  for (const token of work.state.tokens) if (token.id === id) return token
  return null
}

/** Puts a branch in the place of the one with its id. */
export function putToken(work: Work, next: Token): void {
  const tokens = work.state.tokens.slice()
  for (let index = 0; index < tokens.length; index++) if (tokens[index]?.id === next.id) tokens[index] = next
  work.state.tokens = tokens
}

/** The node of the plan with an id; a branch in a node that the plan has not is a bug and throws. */
export function nodeOf(work: Work, id: string): PlanNode {
  const node = Object.hasOwn(work.plan.nodes, id) ? work.plan.nodes[id] : undefined
  if (node === undefined) throw new Error(`no node ${id} in plan ${work.plan.id}`)
  return node
}

/** Leaves the node in which a branch stands by one of its ways, and enters the next one. */
export function leaveBy(work: Work, tokenId: string, way: string): void {
  const token = tokenOf(work, tokenId)
  if (token === null) return
  const node = nodeOf(work, token.node)
  const to = Object.hasOwn(node.ways, way) ? node.ways[way] : undefined
  if (to === undefined) throw new Error(`node ${node.id} has no way ${way}`)
  enterNode(work, tokenId, to, node, way)
}

/** Moves a branch into a node: the old node and stage are left, the new ones entered, and the node's law decides what follows. */
export function enterNode(work: Work, tokenId: string, to: string, from: PlanNode | null, way?: string): void {
  work.entered += 1
  if (work.entered > mostEntered) throw new Error(`plan ${work.plan.id} goes round in node ${to}`)
  if (tokenOf(work, tokenId) === null) return
  const node = nodeOf(work, to)
  if (from !== null) emit(work, 'nodeLeft', way === undefined ? { node: from.id } : { node: from.id, way })
  const moving = tokenOf(work, tokenId)
  if (moving === null) return
  if (isAbsorbed(work, node, moving)) {
    endBranch(work, tokenId, null)
    return
  }
  changeStage(work, node.stage)
  putToken(work, standing(moving, to, work.at, moving.enteredSeq))
  emit(work, 'nodeEntered', { node: to })
  if (tokenOf(work, tokenId) === null) return
  const token = standing(moving, to, work.at, work.state.seq)
  putToken(work, token)
  follow(work, token, node, lawOf(node).enter(work, node, token))
}

/** A branch as it stands in a node that it has just entered; `enteredSeq` is the number of the record of that. */
function standing({ id, scopes }: Token, node: string, enteredAt: Instant, enteredSeq: number): Token {
  return { id, node, enteredAt, enteredSeq, scopes, timers: [], ref: null, step: 0 }
}

/** A branch as it rests in its node. Written out, like the others, since every move of every case makes some. */
function resting(token: Token, { timers, ref, step }: Partial<Pick<Token, 'timers' | 'ref' | 'step'>>): Token {
  const { id, node, enteredAt, enteredSeq, scopes } = token
  return {
    id,
    node,
    enteredAt,
    enteredSeq,
    scopes,
    timers: timers ?? token.timers,
    ref: ref === undefined ? token.ref : ref,
    step: step ?? token.step,
  }
}

function lawOf(node: PlanNode): NodeLaw<PlanNode['kind']> {
  return nodeLaws[node.kind] as unknown as NodeLaw<PlanNode['kind']>
}

/** Lets a branch do what the law of its node says next. */
export function follow(work: Work, token: Token, node: PlanNode, entry: Entry): void {
  const standing = tokenOf(work, token.id)
  if (standing === null) return
  if ('way' in entry) leaveBy(work, token.id, entry.way)
  else if ('stays' in entry) {
    if (entry !== stay) putToken(work, resting(standing, entry.stays))
  } else if ('splits' in entry) takeEveryWay(work, token, node)
  else endBranch(work, token.id, node)
}

/** Replaces a branch by one for each way out; all of them exist before the first moves, so that a join knows whom it waits for. */
function takeEveryWay(work: Work, token: Token, node: PlanNode): void {
  const scope = nextSerial(work, 's')
  work.state.scopes = [
    ...work.state.scopes,
    { id: scope, split: node.id, around: token.scopes, arrived: 0, isJoined: false },
  ]
  const scopes = [...token.scopes, scope]
  const branches = Object.values(node.ways).map((to) => ({ id: nextSerial(work, 't'), to }))
  work.state.tokens = [
    ...work.state.tokens.filter((other) => other.id !== token.id),
    ...branches.map(({ id }) => ({ ...token, id, scopes })),
  ]
  for (const [index, { id, to }] of branches.entries()) enterNode(work, id, to, index === 0 ? node : null)
}

/** A branch is over, in the node it stands in or before it entered one; the case ends with it if no other runs and an end was reached. */
function endBranch(work: Work, tokenId: string, node: PlanNode | null): void {
  const wasThere = tokenOf(work, tokenId) !== null
  work.state.tokens = work.state.tokens.filter((token) => token.id !== tokenId)
  if (wasThere && node !== null) emit(work, 'nodeLeft', { node: node.id })
  releaseJoins(work)
  if (work.state.tokens.length === 0) finishByEnd(work)
}

/** A join that waited for a branch which has ended elsewhere waits no longer. */
function releaseJoins(work: Work): void {
  for (const scope of work.state.scopes) {
    if (scope.isJoined || scope.arrived === 0) continue
    if (work.state.tokens.some((token) => isAwaited(work, token, scope.id))) continue
    const join = Object.values(work.plan.nodes).find((node) => node.kind === 'join' && node.split === scope.split)
    if (join === undefined) continue
    work.state.scopes = work.state.scopes.map((other) => (other.id === scope.id ? { ...other, isJoined: true } : other))
    const id = nextSerial(work, 't')
    work.state.tokens = [
      ...work.state.tokens,
      {
        id,
        node: join.id,
        enteredAt: work.at,
        enteredSeq: work.state.seq,
        scopes: scope.around,
        timers: [],
        ref: null,
        step: 0,
      },
    ]
    leaveBy(work, id, 'next')
  }
}

/** The case's stage is that of the node entered last. */
export function changeStage(work: Work, stage: string): void {
  if (stage === work.state.stage) return
  const left = work.state.stage
  if (left !== '') emit(work, 'stageLeft', { stage: left })
  work.state.stage = stage
  lookAtTargetsAgain(work, 'stage')
  emit(work, 'stageEntered', { stage })
}
