import { useEffect, useMemo, useRef } from 'react'
import type { ClockDefinition, PolicyDocument } from '../../core/contract/policy.ts'
import { type ClockPatch, changeClock, changePolicy } from '../edits/change-policy.ts'
import { useParts } from '../workspace/designer-parts.ts'
import type { EditName } from '../workspace/history.ts'
import { useClockWords } from './use-clock-words.ts'

/** Changes the service standard of the process as one step that can be undone; steps of one group that follow each other become one. */
export type EditPolicy = (name: EditName, change: (policy: PolicyDocument) => PolicyDocument, group?: string) => void

/** How a service standard is changed. */
export function usePolicyEdit(policy: string): EditPolicy {
  const { store } = useParts()
  return useMemo(
    () => (name, change, group) =>
      store.getState().edit(name, (workspace) => changePolicy(workspace, policy, change), group),
    [store, policy],
  )
}

/** How one clock of it is changed. */
export interface ClockEdit {
  readonly policy: EditPolicy
  /** What steps are called by. */
  readonly params: { readonly name: string }
  /** Changes fields of the clock. */
  readonly patch: (patch: ClockPatch, group?: string) => void
  /** Changes the clock as a whole, by a function that leaves its id alone. */
  readonly change: (name: EditName, change: (clock: ClockDefinition) => ClockDefinition, group?: string) => void
}

/** The same object as long as it is the same clock, so that what does not show its name is left alone while that is typed. */
export function useClockEdit(policyId: string, clock: ClockDefinition): ClockEdit {
  const policy = usePolicyEdit(policyId)
  const name = useClockWords().clockName(clock)
  const named = useRef(name)
  useEffect(() => {
    named.current = name
  })
  const { id } = clock
  return useMemo(
    () => ({
      policy,
      get params() {
        return { name: named.current }
      },
      patch: (patch, group) =>
        policy(
          { key: 'change', params: { name: named.current } },
          (old) => changeClock(old, id, patch),
          group && `${id} ${group}`,
        ),
      change: (step, change, group) =>
        policy(
          step,
          (old) => {
            const before = old.clocks.find((one) => one.id === id)
            return before === undefined ? old : changeClock(old, id, patchBetween(before, change(before)))
          },
          group && `${id} ${group}`,
        ),
    }),
    [policy, id],
  )
}

function patchBetween(before: ClockDefinition, after: ClockDefinition): ClockPatch {
  const gone = Object.keys(before).filter((field) => !Object.hasOwn(after, field))
  const { id: _, ...fields } = after
  return { ...fields, ...Object.fromEntries(gone.map((field) => [field, undefined])) }
}
