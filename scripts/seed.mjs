import { runBench } from './run-bench.mjs'

await runBench('seed', 'main.js')
