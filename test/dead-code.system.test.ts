import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'

const projectFolder = path.resolve(import.meta.dirname, '..')

/** What knip found, as text; nothing when all is used. */
function deadCode(): string {
  const knip = path.join(projectFolder, 'node_modules/knip/bin/knip.js')
  try {
    return execFileSync(process.execPath, [knip, '--no-progress'], {
      cwd: projectFolder,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

it('Every file, export and dependency is used by somebody', () => {
  expect(deadCode()).toBe('')
})
