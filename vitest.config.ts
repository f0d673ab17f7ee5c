import os from 'node:os'
import { defineConfig } from 'vitest/config'

/** Every process and thread of a run inherits it; a zone set later would not reach worker threads. */
process.env.TZ = 'UTC'

const slow = ['test/**/*.slow.test.{ts,tsx}']
const realParts = ['test/**/*.engine.test.ts', 'test/**/*.system.test.ts']
const webApp = ['test/console/**/*.test.{ts,tsx}', 'test/editor/**/*.test.{ts,tsx}']
const globalSetup = ['test/parts/global-setup.ts']

/** Vitest keeps one core for itself; with two cores that would leave one worker. */
const plainWorkers = Math.max(2, os.availableParallelism() - 1)

/** One worker loads the product once for all of its files: loading it for each would cost more than the tests. */
const together = { pool: 'threads', isolate: false, maxWorkers: plainWorkers } as const

/** Tests that measure lateness must not crowd one another out. */
const oneAtATime = { maxWorkers: 1, sequence: { groupOrder: 1 } }

/** Half of the time they wait for a browser or a timer: two keep two cores busy, more would make browsers starve. */
const twoAtATime = { maxWorkers: 2, sequence: { groupOrder: 2 } }

/**
 * `unit`, `web` and `slow` need nothing but Node; `slow` (*.slow.test.ts, those of the web app with an environment of their own) is left out of `npm run check`. `engine`
 * (*.engine.test.ts: Temporal) and `system` (*.system.test.ts: any real part, the built product, browsers) find their
 * parts through test/parts, which starts each on first demand.
 */
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    setupFiles: ['test/parts/same-examples.ts'],
    // Vitest's second is short on a crowded machine; whoever waits for what comes is not slower for it.
    expect: { poll: { timeout: 30_000, interval: 20 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          ...together,
          include: ['test/**/*.test.ts'],
          exclude: [...slow, ...realParts, ...webApp],
        },
      },
      {
        extends: true,
        test: { name: 'web', ...together, include: webApp, exclude: [...slow, ...realParts], environment: 'happy-dom' },
      },
      {
        extends: true,
        test: { name: 'slow', maxWorkers: plainWorkers, include: slow },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['test/**/*.engine.test.ts'],
          globalSetup,
          ...oneAtATime,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.system.test.ts'],
          globalSetup,
          ...twoAtATime,
          // A browser on a crowded machine: what needs a second attempt passes, and the last words of the run tell of it.
          retry: 1,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
