import { defineConfig } from 'vitest/config'

/** Every process and thread of a run inherits it; a zone set later would not reach worker threads. */
process.env.TZ = 'UTC'

const realParts = ['test/**/*.engine.test.ts', 'test/**/*.system.test.ts']
const webApp = ['test/console/**/*.test.{ts,tsx}', 'test/editor/**/*.test.{ts,tsx}']
const globalSetup = ['test/parts/global-setup.ts']

/**
 * `unit` and `web` need nothing but Node. `engine` (*.engine.test.ts: Temporal) and `system` (*.system.test.ts: any
 * real part, the built product, browsers) find their parts through test/parts, which starts each on first demand.
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [...realParts, ...webApp] },
      },
      {
        extends: true,
        test: { name: 'web', include: webApp, exclude: realParts, environment: 'happy-dom' },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['test/**/*.engine.test.ts'],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.system.test.ts'],
          globalSetup,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
