import { build } from './build.mjs'
import { install } from './install.mjs'
import { failed, finish } from './outcome.mjs'
import { runVitest } from './run-vitest.mjs'

/** A thousand cases while workers and servers are killed; `npm test` runs the same test with fewer. */
const isReady = (await install()) && (await build())
finish(
  isReady
    ? await runVitest('chaos', ['--project', 'system', 'test/chaos'], {
        timeoutMs: 60 * 60_000,
        env: { CHAOS: 'full' },
      })
    : failed('the build', 'could not be made; its words are above'),
)
