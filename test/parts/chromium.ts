import { type Browser, chromium } from 'playwright-core'
import { findOnPath, isExecutable } from '../../cli/temporal-server/find-on-path.ts'
import { aptInstall } from './apt.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApplication = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

async function findChromium(): Promise<string | null> {
  for (const name of names) {
    const found = await findOnPath(name, process.env.PATH ?? '')
    if (found) return found
  }
  return (await isExecutable(macApplication)) ? macApplication : null
}

/** The browser's program; installed where it is missing and this process may. */
export async function chromiumExecutable(say: (line: string) => void = console.error): Promise<string> {
  const packages = ['chromium', 'fonts-noto-cjk']
  const found = (await findChromium()) ?? ((await aptInstall(packages, say)) ? await findChromium() : null)
  if (!found) throw new Error('Chromium is needed: a program called chromium or google-chrome on the PATH')
  return found
}

/**
 * Starts a headless browser with a fresh profile, for one test file; close it in `afterAll`.
 * It reaches nothing but loopback unless a page asks for more.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumExecutable(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
