import type { Browser } from 'playwright-core'
import { findChromium, startChromium } from '../../bench/parts/chromium.ts'
import { aptInstall } from './apt.ts'

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
  return startChromium(await chromiumExecutable())
}
