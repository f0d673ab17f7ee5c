import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** Where a running `pledge start` can be reached, and with which key: what the other commands need. */
const addressSchema = z.object({ url: z.string(), apiKey: z.string(), pid: z.number() })

export type RunningAddress = z.infer<typeof addressSchema>

/** The folder in which `pledge start` keeps everything that is not in a database elsewhere. */
export interface DataFolder {
  readonly path: string
  readonly databaseFolder: string
  readonly temporalFile: string
}

/** Makes the folder where it is missing, readable for its owner only. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    path: folder,
    databaseFolder: path.join(folder, 'database'),
    temporalFile: path.join(folder, 'temporal', 'temporal.db'),
  }
}

/** The secret that encrypts secrets at rest: made the first time, then always the same. */
export async function keptSecret(folder: DataFolder): Promise<string> {
  return keptText(path.join(folder.path, 'secret'), () => randomBytes(32).toString('base64url'))
}

/** A text that is made once and kept in a file that only its owner can read. */
export async function keptText(file: string, make: () => string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const text = make()
  await writePrivately(file, `${text}\n`)
  return text
}

/** Leaves the address of this process in the folder, for the other commands. */
export async function leaveAddress(folder: DataFolder, address: RunningAddress): Promise<void> {
  await writePrivately(addressFileOf(folder.path), JSON.stringify(address))
}

/** Takes the address away, if it still is the one of this process. */
export async function forgetAddress(folder: DataFolder): Promise<void> {
  const address = await readAddress(folder.path)
  if (address?.pid === process.pid) await rm(addressFileOf(folder.path), { force: true })
}

/** What a running `pledge start` left in the folder; null when nothing did. */
export async function readAddress(folder: string): Promise<RunningAddress | null> {
  try {
    const read = addressSchema.safeParse(JSON.parse(await readFile(addressFileOf(folder), 'utf8')))
    return read.success ? read.data : null
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function addressFileOf(folder: string): string {
  return path.join(folder, 'running.json')
}

/** Written whole under another name first: nobody ever reads half a file, and nobody else ever reads it at all. */
async function writePrivately(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600 })
  await chmod(draft, 0o600)
  await rename(draft, file)
}
