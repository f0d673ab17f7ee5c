import { run } from '../../cli/run.ts'

/** What a call of `pledge` gave: its exit code, and what it wrote. */
export interface Called {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

/** Calls `pledge` in this process. */
export async function callPledge(...args: string[]): Promise<Called> {
  const out: string[] = []
  const err: string[] = []
  const exitCode = await run(args, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}

/** Calls `pledge … --json` and reads its one value; fails if anything else was written to standard output. */
export async function callForJson(...args: string[]): Promise<{ exitCode: number; value: unknown }> {
  const { exitCode, out } = await callPledge(...args, '--json')
  return { exitCode, value: JSON.parse(out) }
}
