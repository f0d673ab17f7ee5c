import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { findOnPath, isExecutable } from './find-on-path.ts'
import { runProgram } from './run-program.ts'

/** The newest tag of the command line that `go install` accepts: later ones have replace directives. Server 1.29.1. */
const temporalModule = 'github.com/temporalio/cli/cmd/temporal@v1.5.1'

const buildTimeoutMs = 20 * 60_000
const progressEveryMs = 10_000

/** Where Go's own installer puts it, for shells that do not have it on their PATH. */
const usualGo = '/usr/local/go/bin/go'

export interface BuildOptions {
  /** where the program shall stand in the end */
  readonly target: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly onProgress: (line: string) => void
}

/**
 * Builds the `temporal` program from its published Go module; about three minutes on two cores, the first time.
 * Rejects with a plain sentence where Go is missing, too old (it needs 1.25) or fails.
 */
export async function buildTemporal({ target, env, onProgress }: BuildOptions): Promise<void> {
  const go = (await findOnPath('go', env.PATH ?? '')) ?? ((await isExecutable(usualGo)) ? usualGo : null)
  if (!go) throw new Error('Go is not installed')
  await mkdir(path.dirname(target), { recursive: true })
  const folder = await mkdtemp(path.join(path.dirname(target), '.build-'))
  onProgress('Building the Temporal server with Go; this takes about three minutes, once …')
  const startedAt = performance.now()
  const done = { fetched: 0, compiled: 0 }
  const timer = setInterval(() => {
    const elapsed = Math.round((performance.now() - startedAt) / 1000)
    onProgress(`  ${done.fetched} modules fetched, ${done.compiled} packages compiled, ${elapsed} s …`)
  }, progressEveryMs)
  try {
    const result = await runProgram(go, ['install', '-v', '-ldflags=-s -w', temporalModule], {
      env: { ...env, GOBIN: folder },
      timeoutMs: buildTimeoutMs,
      onLine: (line) => {
        if (line.startsWith('go: downloading')) done.fetched++
        else if (!line.startsWith('go: ')) done.compiled++
      },
    })
    if (result.exitCode !== 0) throw new Error(`go install failed: ${lastLines(result.output)}`)
    await rename(path.join(folder, path.basename(target)), target)
    onProgress(`Built the Temporal server in ${Math.round((performance.now() - startedAt) / 1000)} s.`)
  } finally {
    clearInterval(timer)
    await rm(folder, { recursive: true, force: true })
  }
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-5).join(' | ') || 'it was stopped'
}
