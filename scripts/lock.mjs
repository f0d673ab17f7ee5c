import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cacheFolder } from './project.mjs'

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * Does a piece of work alone among all processes of this checkout; a lock left by a dead process is taken over.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {{ waitMs?: number }} [options] how long to wait for the other one; then it throws
 * @returns {Promise<T>}
 */
export async function alone(name, work, { waitMs = 10 * 60_000 } = {}) {
  const file = path.join(cacheFolder, 'locks', name)
  mkdirSync(path.dirname(file), { recursive: true })
  const giveUpAt = performance.now() + waitMs
  for (let isTold = false; !tryTake(file); ) {
    if (performance.now() > giveUpAt) throw new Error(`Another process holds ${file} for too long.`)
    if (!isTold) console.error(`Waiting for another process that does the same (${name}) …`)
    isTold = true
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function tryTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
  let holder = Number.NaN
  try {
    holder = Number.parseInt(readFileSync(file, 'utf8'), 10)
  } catch {
    return false
  }
  if (holder !== process.pid && !Number.isNaN(holder) && !isAlive(holder)) rmSync(file, { force: true })
  return false
}
