import { readFile, rm, writeFile } from 'node:fs/promises'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { endProcess } from './end-process.ts'
import { processOf } from './process-of.ts'

/** Who serves a database file, as noted next to it. */
interface ServerNote {
  readonly pid: number
  readonly parentPid: number
}

const noteFileOf = (dbFile: string): string => `${dbFile}.pid`

/** Notes which process serves the database file, so that a later start finds it even if this process is killed. */
export async function noteServer(dbFile: string, pid: number): Promise<void> {
  const note: ServerNote = { pid, parentPid: process.pid }
  await writeFile(noteFileOf(dbFile), JSON.stringify(note), { mode: 0o600 })
}

/** Takes the note away when the server has ended. */
export async function forgetServer(dbFile: string): Promise<void> {
  await rm(noteFileOf(dbFile), { force: true })
}

/**
 * Ends the server that a killed process left behind on this database file: two on one file would fight for it.
 * A process id that belongs to another program by now is left alone. Throws `temporal.in-use` when the process that
 * started the server still lives. Answers with whether a server was ended.
 */
export async function endLeftoverServer(dbFile: string): Promise<boolean> {
  const note = await readNote(noteFileOf(dbFile))
  const found = note && (await processOf(note.pid))
  if (!note || !found?.command.includes('start-dev') || !found.command.includes(dbFile)) {
    await forgetServer(dbFile)
    return false
  }
  // An orphan is handed to another parent; only a living owner is still its parent.
  if (found.parentPid === note.parentPid) {
    throw new ProblemError('temporal.in-use', { file: dbFile, pid: note.parentPid })
  }
  await endProcess(note.pid)
  await forgetServer(dbFile)
  return true
}

async function readNote(file: string): Promise<ServerNote | null> {
  try {
    const note: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof note !== 'object' || note === null) return null
    const { pid, parentPid } = note as Record<string, unknown>
    return isProcessId(pid) && isProcessId(parentPid) ? { pid, parentPid } : null
  } catch {
    return null
  }
}

function isProcessId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 1
}
