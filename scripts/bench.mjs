import { runBench } from './run-bench.mjs'

await runBench('main.js')
