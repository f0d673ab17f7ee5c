import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Worker } from '@temporalio/worker'
import type { RecordedHistory } from './recorded-history.ts'

/** What replaying many histories came to. */
export interface Replayed {
  readonly files: number
  readonly activations: number
  /** SHA-256 over every command with its contents, in order. */
  readonly commands: string
}

/** Replays every history below a folder with a bundle that has the command log in it. Rejects at the first that differs. */
export async function replayCommands(codePath: string, folder: string): Promise<Replayed> {
  const hash = createHash('sha256')
  let activations = 0
  const note = (_info: unknown, commands: string): void => {
    activations += 1
    hash.update(commands)
  }
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort()
  for (const file of files) {
    const { workflowId, history } = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as RecordedHistory
    const sinks = { commandLog: { note: { fn: note, callDuringReplay: true } } }
    await Worker.runReplayHistory({ workflowBundle: { codePath }, sinks }, history, workflowId).catch(
      (cause: unknown) => {
        throw new Error(`${file} is not replayed`, { cause })
      },
    )
  }
  return { files: files.length, activations, commands: hash.digest('hex') }
}
