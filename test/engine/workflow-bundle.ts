import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'

const project = fileURLToPath(new URL('../..', import.meta.url))
const quiet = () => undefined

/**
 * The workflows as the sources have them now, packed once for all test files that ask; with `hasCommandLog` they tell of
 * every command (see `replayCommands`).
 */
export async function testBundle({ hasCommandLog = false } = {}): Promise<{ codePath: string }> {
  const folder = path.join(project, 'node_modules', '.cache', 'pledge-test')
  const file = path.join(folder, `workflows-${await fingerprint()}${hasCommandLog ? '-log' : ''}.js`)
  if (!existsSync(file)) {
    const { code } = await bundleWorkflowCode({
      workflowsPath: path.join(project, 'workflows', 'index.ts'),
      preloadModules: [path.join(project, 'workflows', 'preload.ts')],
      workflowInterceptorModules: hasCommandLog ? [path.join(import.meta.dirname, 'command-log.ts')] : [],
      logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
    })
    await mkdir(folder, { recursive: true })
    await writeFile(`${file}.${process.pid}`, code)
    await rename(`${file}.${process.pid}`, file)
  }
  return { codePath: file }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['core', 'rules', 'workflows']) {
    const entries = await readdir(path.join(project, folder), { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
    for (const file of files) hash.update(file).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}
