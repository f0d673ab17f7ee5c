import type { Fix, PatchOperation } from '../../core/contract/issue.ts'
import { keysOf } from './pointer.ts'

/**
 * The document with a fix applied; pure: what changes is copied, the rest is shared. Operations are those of RFC 6902 that fixes use.
 * Throws if a path leads nowhere, as the fix then belongs to another document.
 */
export function applyFix(document: unknown, fix: Fix): unknown {
  return fix.reduce(applyOperation, document)
}

function applyOperation(document: unknown, operation: PatchOperation): unknown {
  const keys = keysOf(operation.path)
  switch (operation.op) {
    case 'add':
      return changed(document, keys, (parent, key) => insert(parent, key, operation.value))
    case 'replace':
      return changed(document, keys, (parent, key) => put(parent, key, operation.value))
    case 'remove':
      return changed(document, keys, remove)
    case 'move': {
      const from = keysOf(operation.from)
      const moved = from.reduce(childOf, document)
      return changed(changed(document, from, remove), keys, (parent, key) => insert(parent, key, moved))
    }
  }
}

type Container = unknown[] | Record<string, unknown>

/** Copies the containers on the way to a path and lets the last one be changed; the whole document if the path is empty. */
function changed(value: unknown, keys: readonly string[], change: (copy: Container, key: string) => void): unknown {
  const [key, ...rest] = keys
  if (key === undefined) {
    const holder = { value }
    change(holder, 'value')
    return holder.value
  }
  const copy = copied(value)
  if (rest.length === 0) change(copy, key)
  else put(copy, key, changed(childOf(value, key), rest, change))
  return copy
}

function copied(value: unknown): Container {
  if (Array.isArray(value)) return [...(value as unknown[])]
  if (typeof value === 'object' && value !== null) return { ...value }
  throw new Error('The path of a fix leads through a value that holds nothing')
}

function childOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
    throw new Error(`The path of a fix leads nowhere at “${key}”`)
  }
  return (value as Record<string, unknown>)[key]
}

function put(container: Container, key: string, value: unknown): void {
  if (Array.isArray(container)) container[indexUpTo(key, container.length - 1)] = value
  else Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true })
}

function insert(container: Container, key: string, value: unknown): void {
  if (Array.isArray(container))
    container.splice(key === '-' ? container.length : indexUpTo(key, container.length), 0, value)
  else put(container, key, value)
}

function remove(container: Container, key: string): void {
  childOf(container, key)
  if (Array.isArray(container)) container.splice(indexUpTo(key, container.length - 1), 1)
  else delete container[key]
}

function indexUpTo(key: string, last: number): number {
  const index = /^(?:0|[1-9]\d*)$/.test(key) ? Number(key) : -1
  if (index < 0 || index > last) throw new Error(`The path of a fix leads nowhere at “${key}”`)
  return index
}
