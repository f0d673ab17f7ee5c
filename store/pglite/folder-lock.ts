import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { isProcessAlive, processStart } from './process-start.ts'

interface Owner {
  readonly pid: number
  readonly start: string | null
}

/** How often a lock may vanish between looking at it and taking it. */
const attempts = 20

/**
 * Makes this process the only one that opens `folder`: a file beside it holds the number and the start of the owner.
 * Two processes on one embedded database lose data silently. Throws `store.in-use` naming the owner; a lock whose owner
 * is gone is taken over. Answers with the way to let go.
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`
  const mine = JSON.stringify({ pid: process.pid, start: processStart(process.pid) } satisfies Owner)
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (create(file, mine)) return () => release(file, mine)
    const found = read(file)
    if (found === null) continue
    const owner = ownerOf(found)
    if (owner && isRunning(owner)) throw new ProblemError('store.in-use', { folder, pid: owner.pid })
    takeAway(file, found)
  }
  throw new ProblemError('store.in-use', { folder, pid: ownerOf(read(file) ?? '')?.pid ?? 0 })
}

/** Written whole under another name first, so that nobody ever reads half a lock. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, content, { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Null for what no Pledge wrote: nobody can own it. */
function ownerOf(content: string): Owner | null {
  try {
    const { pid, start } = JSON.parse(content) as Partial<Owner>
    return Number.isSafeInteger(pid) && Number(pid) > 0 ? { pid: Number(pid), start: start ?? null } : null
  } catch {
    return null
  }
}

function isRunning({ pid, start }: Owner): boolean {
  return isProcessAlive(pid) && (start === null || processStart(pid) === start)
}

/** Removes the lock that was read; one that somebody else wrote meanwhile is put back. */
function takeAway(file: string, expected: string): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
    if (read(aside) !== expected) linkSync(aside, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function release(file: string, mine: string): void {
  if (read(file) === mine) rmSync(file, { force: true })
}
