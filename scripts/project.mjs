import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout; every script works from here, wherever it was called. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Where what is fetched or made for this machine stays; never committed, safe to delete. */
export const cacheFolder = path.join(projectFolder, '.cache')

/**
 * An absolute path inside the checkout.
 * @param {string[]} parts
 */
export const inProject = (...parts) => path.join(projectFolder, ...parts)
