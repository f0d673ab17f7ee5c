import { spawn } from 'node:child_process'
import { projectFolder } from './project.mjs'

/** @typedef {{ code: number, output: string, timedOut: boolean, ms: number }} Finished */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function endGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
let isInterrupted = false

/** Ends what runs, softly first; the process leaves when the last of it is gone. */
function interrupt() {
  isInterrupted = true
  for (const child of running) endGroup(child, 'SIGTERM')
  setTimeout(() => {
    for (const child of running) endGroup(child, 'SIGKILL')
  }, 8_000).unref()
}

/** @param {import('node:child_process').ChildProcess} child */
function began(child) {
  if (running.size === 0) for (const signal of signals) process.on(signal, interrupt)
  running.add(child)
}

/** @param {import('node:child_process').ChildProcess} child */
function ended(child) {
  running.delete(child)
  if (running.size > 0) return
  for (const signal of signals) process.off(signal, interrupt)
  if (isInterrupted) process.exit(130)
}

/**
 * Runs a program to its end and never throws: what went wrong is in the answer. The program gets its own process
 * group, which ends as a whole when the time is over or when this process is told to stop.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, output?: 'inherit' | 'collect', timeoutMs?: number,
 *   onLine?: (line: string) => void }} [options] `collect` keeps standard output and error, interleaved, in the answer;
 *   `onLine` sees each line as well.
 * @returns {Promise<Finished>} code 127 when the program could not be started, 124 when its time was over
 */
export function run(command, args, options = {}) {
  const { cwd = projectFolder, output = 'collect', timeoutMs, onLine } = options
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...options.env },
      stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    began(child)
    /** @type {string[]} */
    const chunks = []
    let timedOut = false
    let pending = ''
    /** @param {Buffer} data */
    const take = (data) => {
      const text = data.toString('utf8')
      chunks.push(text)
      if (!onLine) return
      const lines = (pending + text).split('\n')
      pending = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true
          endGroup(child, 'SIGTERM')
          setTimeout(() => endGroup(child, 'SIGKILL'), 5_000).unref()
        }, timeoutMs)
      : undefined
    /** @param {number} code @param {string} [extra] */
    const finish = (code, extra = '') => {
      clearTimeout(timer)
      ended(child)
      if (pending && onLine) onLine(pending)
      resolve({ code, output: chunks.join('') + extra, timedOut, ms: performance.now() - startedAt })
    }
    child.on('error', (error) => finish(127, `${command}: ${error.message}\n`))
    child.on('close', (code, signal) => {
      if (timedOut) finish(124, `\n${command} was stopped after ${Math.round((timeoutMs ?? 0) / 1000)} s.\n`)
      else finish(code ?? 1, signal ? `\n${command} was ended by ${signal}.\n` : '')
    })
  })
}

/**
 * Runs a tool of node_modules/.bin under this Node.
 * @param {string} script its file below node_modules, e.g. `vitest/vitest.mjs`
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runTool = (script, args, options) => run(process.execPath, [`node_modules/${script}`, ...args], options)

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`
