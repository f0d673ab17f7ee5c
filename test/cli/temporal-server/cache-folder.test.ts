import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolderFor } from '../../../cli/temporal-server/cache-folder.ts'

describe('the cache folder', () => {
  it('is .cache of the checkout, for sources and for built code alike', () => {
    const sources = cacheFolderFor(path.join('/src', 'pledge', 'cli', 'temporal-server'), {})
    const built = cacheFolderFor(path.join('/src', 'pledge', 'dist', 'cli', 'temporal-server'), {})

    expect(sources).toBe(path.join('/src', 'pledge', '.cache'))
    expect(built).toBe(sources)
  })

  it('lies in the user’s cache folder for an installed package', () => {
    const module = path.join('/app', 'node_modules', 'pledge', 'dist', 'cli', 'temporal-server')

    expect(cacheFolderFor(module, { XDG_CACHE_HOME: '/var/cache/lin' }, '/home/lin')).toBe('/var/cache/lin/pledge')
    expect(cacheFolderFor(module, {}, '/home/lin')).toMatch(/^\/home\/lin\/.*pledge$/)
  })

  it('takes no relative XDG_CACHE_HOME, as the XDG specification asks', () => {
    const module = path.join('/app', 'node_modules', 'pledge', 'dist', 'cli', 'temporal-server')

    expect(cacheFolderFor(module, { XDG_CACHE_HOME: 'elsewhere' }, '/home/lin')).toMatch(/^\/home\/lin\//)
  })
})
