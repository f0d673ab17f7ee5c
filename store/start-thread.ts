import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a file of the house, which stands beside `here` (an `import.meta.url`), as a thread: compiled, or as written when the house
 * runs from source, where tsx reads it. `name` has no ending.
 */
export function startThread(here: string, name: string, options: Omit<WorkerOptions, 'eval' | 'execArgv'>): Worker {
  if (!here.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, here), options)
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const file = JSON.stringify(new URL(`./${name}.ts`, here).href)
  const bootstrap = `import(${tsx}).then(({ register }) => { register(); return import(${file}) })`
  return new Worker(bootstrap, { ...options, eval: true, execArgv: [] })
}
