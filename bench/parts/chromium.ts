import { type Browser, chromium } from 'playwright-core'
import { findChromium as findProgram } from '../../connectors/report/find-chromium.ts'

/** The program of Chromium or Chrome where the product looks for it; null where there is none. */
export function findChromium(): Promise<string | null> {
  return findProgram(process.env.PATH ?? '')
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
