import { findOnPath } from '../../cli/temporal-server/find-on-path.ts'
import { runProgram } from '../../cli/temporal-server/run-program.ts'

/** What an installer may use of this machine. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isRoot: boolean
}

/** Installs Debian packages; answers with whether it did. */
export type AptInstall = (packages: readonly string[], say: (line: string) => void) => Promise<boolean>

/**
 * An installer for systems with apt where this process may install, as root; elsewhere it answers no. It asks for the newest lists once, and goes
 * on with the old ones where a source does not answer. apt takes one order at a time, so whoever comes meanwhile waits.
 */
export function createAptInstall({ env, isRoot }: Machine): AptInstall {
  let last: Promise<unknown> = Promise.resolve()
  let updated: Promise<boolean> | undefined

  const aptGet = async (args: readonly string[], say: (line: string) => void): Promise<boolean> => {
    const result = await runProgram('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      timeoutMs: 10 * 60_000,
    })
    if (result.exitCode !== 0) say(result.output.trimEnd())
    return result.exitCode === 0
  }

  const install: AptInstall = async (packages, say) => {
    if (!isRoot || !(await findOnPath('apt-get', env.PATH ?? ''))) return false
    say(`Installing ${packages.join(', ')} …`)
    const startedAt = performance.now()
    updated ??= aptGet(['update'], say)
    if (!(await updated)) say('The newest package lists could not all be had; going on with what is known.')
    const isDone = await aptGet(['install', '-y', '--no-install-recommends', ...packages], say)
    if (isDone) say(`Installed ${packages.join(', ')} in ${Math.round((performance.now() - startedAt) / 1000)} s.`)
    return isDone
  }

  return (packages, say) => {
    const mine = last.then(() => install(packages, say))
    last = mine.catch(() => undefined)
    return mine
  }
}

/** The installer of this machine. */
export const aptInstall = createAptInstall({ env: process.env, isRoot: process.getuid?.() === 0 })
