import { build } from './build.mjs'
import { install } from './install.mjs'
import { runVitest } from './vitest-counts.mjs'

/** A thousand cases while workers and servers are killed; `npm test` runs the same test with fewer. */
const isReady = (await install()) && (await build())
const { passed, failed } = isReady
  ? await runVitest('chaos', ['--project', 'system', 'test/chaos'], { timeoutMs: 60 * 60_000, env: { CHAOS: 'full' } })
  : { passed: 0, failed: 1 }
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
