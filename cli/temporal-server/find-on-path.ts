import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import path from 'node:path'

/** Whether this is a file that this process may run. */
export async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}

/**
 * The first program of that name in the folders of a PATH variable, as an absolute path, or null.
 * Relative folders are passed over: what runs must not depend on the folder one stands in.
 */
export async function findOnPath(name: string, pathVariable: string): Promise<string | null> {
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name]
  for (const folder of pathVariable.split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue
    for (const candidate of names) {
      const file = path.join(folder, candidate)
      if (await isExecutable(file)) return file
    }
  }
  return null
}
