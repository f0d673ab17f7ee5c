import { findOnPath } from '../../cli/temporal-server/find-on-path.ts'
import { runProgram } from '../../cli/temporal-server/run-program.ts'

let updated: Promise<boolean> | undefined

async function aptGet(args: readonly string[]): Promise<boolean> {
  const result = await runProgram('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: 10 * 60_000,
  })
  if (result.exitCode !== 0) console.error(result.output)
  return result.exitCode === 0
}

/** Installs Debian packages where this process may: as root on a system with apt. Answers with whether it did. */
export async function aptInstall(packages: readonly string[], say: (line: string) => void): Promise<boolean> {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !(await findOnPath('apt-get', process.env.PATH ?? ''))) return false
  say(`Installing ${packages.join(', ')} …`)
  updated ??= aptGet(['update'])
  return (await updated) && aptGet(['install', '-y', '--no-install-recommends', ...packages])
}
