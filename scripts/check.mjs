import { pathToFileURL } from 'node:url'
import { install } from './install.mjs'
import { alone } from './lock.mjs'
import { runTool, seconds } from './run.mjs'

/**
 * What a contributor runs before every commit: everything that needs no real part. The longest comes first, two run
 * at a time, so that two cores stay busy.
 * @type {readonly { name: string, work: () => ReturnType<typeof runTool> }[]}
 */
const checks = [
  { name: 'tests', work: () => runTool('vitest/vitest.mjs', ['run', '--project', 'unit', '--project', 'web']) },
  { name: 'types', work: () => alone('build', () => runTool('typescript/bin/tsc', ['-b', '--pretty'])) },
  { name: 'lint', work: () => runTool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'format', work: () => runTool('@biomejs/biome/bin/biome', ['check', '--colors=force']) },
]

/** @returns {Promise<boolean>} whether all is well; what is not is printed */
export async function check() {
  const startedAt = performance.now()
  /** @type {{ name: string, output: string }[]} */
  const failures = []
  const waiting = [...checks]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const result = await next.work()
      console.log(`${result.code === 0 ? 'ok    ' : 'FAILED'}  ${next.name.padEnd(8)} ${seconds(result.ms)}`)
      if (result.code !== 0) failures.push({ name: next.name, output: result.output })
    }
  }
  await Promise.all([worker(), worker()])
  for (const { name, output } of failures) console.log(`\n── ${name} ${'─'.repeat(60)}\n${output.trimEnd()}`)
  const names = failures.map(({ name }) => name).join(', ')
  console.log(`\n${names ? `Failed: ${names}` : 'All is well'} after ${seconds(performance.now() - startedAt)}.`)
  return failures.length === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = (await install()) && (await check()) ? 0 : 1
}
