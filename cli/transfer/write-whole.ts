import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { wrongUse } from '../refusal.ts'

/** Writes a file as a whole or not at all, and the folders above it; refused (exit 2) where that is not allowed. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(beside, text)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw wrongUse('cli.file-unwritable', { file, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
}
