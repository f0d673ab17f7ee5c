import os from 'node:os'
import path from 'node:path'

/**
 * Where programs fetched or built for this machine are kept: `.cache` of the checkout the code runs from, or, for code
 * installed as a package, `pledge` in the user's cache folder. Pure; the folder may not exist yet.
 * `moduleFolder` is the folder of the running code (`import.meta.dirname`).
 */
export function cacheFolderFor(
  moduleFolder: string,
  env: Readonly<Record<string, string | undefined>>,
  homeFolder: string = os.homedir(),
): string {
  const parts = moduleFolder.split(path.sep)
  if (parts.includes('node_modules')) return userCacheFolder(env, homeFolder)
  const house = parts.lastIndexOf('cli')
  const above = house < 0 ? moduleFolder : parts.slice(0, house).join(path.sep)
  const project = path.basename(above) === 'dist' ? path.dirname(above) : above
  return path.join(project, '.cache')
}

/** What all installations of one user share: `pledge` in the user's cache folder. Pure; the folder may not exist yet. */
export function userCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  homeFolder: string = os.homedir(),
): string {
  return path.join(cachesOf(env, homeFolder), 'pledge')
}

function cachesOf(env: Readonly<Record<string, string | undefined>>, homeFolder: string): string {
  if (env.XDG_CACHE_HOME && path.isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME
  if (process.platform === 'darwin') return path.join(homeFolder, 'Library', 'Caches')
  if (process.platform === 'win32' && env.LOCALAPPDATA) return env.LOCALAPPDATA
  return path.join(homeFolder, '.cache')
}
