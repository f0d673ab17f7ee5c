import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export interface PdfOptions {
  /** The program of Chromium or Chrome. */
  readonly program: string
  /** Default 45 s. */
  readonly withinMs?: number
}

/**
 * The page is our own, and its policy forbids scripts and whatever is elsewhere; so it needs no sandbox, which containers often cannot give.
 * Whatever asks for the network all the same is sent to a proxy that is not there.
 */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-sync',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-default-apps',
  '--no-first-run',
  '--no-pings',
  '--mute-audio',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--no-pdf-header-footer',
]

/**
 * Prints a page of HTML by Chromium: in a process and a profile of its own, without scripts and without a network, killed when its time is
 * over. Rejects with what went wrong; nothing is left behind either way.
 */
export async function printPdf(html: string, { program, withinMs = 45_000 }: PdfOptions): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-pdf-'))
  try {
    const page = path.join(folder, 'report.html')
    const file = path.join(folder, 'report.pdf')
    await writeFile(page, html, { mode: 0o600 })
    await runBrowser(
      program,
      [...flags, `--user-data-dir=${folder}/profile`, `--print-to-pdf=${file}`, pathToFileURL(page).href],
      folder,
      withinMs,
    )
    const pdf = await readFile(file)
    if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error('what the browser wrote is no PDF')
    return pdf
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

async function runBrowser(program: string, args: readonly string[], home: string, withinMs: number): Promise<void> {
  // A group of its own, so that what the browser starts ends with it.
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8' },
  })
  const end = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000)
  })
  let isOver = false
  const timer = setTimeout(() => {
    isOver = true
    end()
  }, withinMs)
  try {
    const [code] = (await once(child, 'exit')) as [number | null]
    if (isOver) throw new Error(`the browser did not print within ${withinMs} ms`)
    if (code !== 0)
      throw new Error(`the browser ended with ${code ?? 'a signal'}: ${said.trim().split('\n').at(-1) ?? ''}`)
  } finally {
    clearTimeout(timer)
    end()
  }
}
