import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import type { Measure } from '../frame/result.ts'
import { openDesignerLab } from './designer-lab.ts'

/**
 * `editor.route.gzip`: all scripts, those of workers too, and all styles that the designer's own address loads beyond what the list of
 * cases has loaded, each packed by gzip.
 */
export const routeSize: Measure = async function* () {
  const lab = await openDesignerLab([500])
  try {
    const page = await lab.openPage()
    const loaded = new Map<string, Response>()
    page.context().on('response', (response) => {
      if (isCode(response)) loaded.set(response.url(), response)
    })
    await visit(page, lab.elsewhere, page.getByRole('heading', { name: 'Cases', level: 1, exact: true }))
    const shell = new Set(loaded.keys())
    await visit(page, lab.addressOf(500), page.locator('[data-card]').first())
    let bytes = 0
    for (const [address, response] of loaded) if (!shell.has(address)) bytes += gzipSync(await response.body()).length
    yield { name: 'editor.route.gzip', value: bytes / 1000, unit: 'kB', runs: 1 }
  } finally {
    await lab.close()
  }
}

function isCode(response: Response): boolean {
  return /javascript|css/.test(response.headers()['content-type'] ?? '')
}

async function visit(page: Page, address: string, sign: ReturnType<Page['locator']>): Promise<void> {
  await page.goto(address)
  await sign.waitFor()
  await page.waitForLoadState('networkidle')
}
