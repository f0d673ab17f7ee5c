import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chrome-headless-shell',
]

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Where a browser that can print is: in the absolute folders of the PATH given, else where systems put it; null where there is none. */
export async function findChromium(pathOfPrograms: string): Promise<string | null> {
  const folders = pathOfPrograms.split(path.delimiter).filter((folder) => path.isAbsolute(folder))
  for (const file of [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...wellKnown]) {
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return file
  }
  return null
}
