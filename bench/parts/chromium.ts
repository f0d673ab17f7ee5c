import { type Browser, chromium } from 'playwright-core'
import { findOnPath, isExecutable } from '../../cli/temporal-server/find-on-path.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApplication = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The program of Chromium or Chrome, on the PATH or where macOS has it; null where there is none. */
export async function findChromium(): Promise<string | null> {
  for (const name of names) {
    const found = await findOnPath(name, process.env.PATH ?? '')
    if (found) return found
  }
  return (await isExecutable(macApplication)) ? macApplication : null
}

/** Starts a headless browser with a fresh profile, which draws by software and reaches nothing but what pages ask for. Close it. */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
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
