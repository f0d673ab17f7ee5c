import fc from 'fast-check'

/**
 * Laws are tried with the same examples every time, so that a run that fails fails again, and one that fails says something of the change
 * before it. `EXAMPLES_SEED` asks for others, `EXAMPLES_SEED=random` for others each time; where a test says no number of them, `EXAMPLES` does.
 */
const { EXAMPLES_SEED: seed = '20261122', EXAMPLES: examples } = process.env

fc.configureGlobal({
  ...(seed === 'random' ? {} : { seed: Number(seed) }),
  ...(examples === undefined ? {} : { numRuns: Number(examples) }),
})
