import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { findChromium } from '../../../connectors/report/find-chromium.ts'
import { gatherReport } from '../../../connectors/report/gather-report.ts'
import { printPdf } from '../../../connectors/report/print-pdf.ts'
import { reportHtml } from '../../../connectors/report/report-html.ts'
import { chromiumExecutable } from '../../parts/chromium.ts'
import { frame, sampleAnswer } from './sample-report.ts'

const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0
const leftovers = async () => (await readdir(os.tmpdir())).filter((name) => name.startsWith('pledge-pdf-'))

it('a report is printed as a PDF with pages, in both languages', async () => {
  const program = await chromiumExecutable()
  expect(await findChromium(process.env['PATH'] ?? '')).not.toBeNull()
  for (const language of ['en', 'zh-CN'] as const) {
    const pdf = await printPdf(reportHtml(await gatherReport({ ...frame, language }, sampleAnswer), null), { program })
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(pagesOf(pdf)).toBeGreaterThan(0)
    expect(pdf.length).toBeGreaterThan(5000)
  }
})

it('printing reaches no network, runs no script and leaves nothing behind', async () => {
  const program = await chromiumExecutable()
  const before = await leftovers()
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.end('')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { readonly port: number }
  const page = reportHtml(await gatherReport(frame, sampleAnswer), null).replace(
    '</body>',
    `<img src="http://127.0.0.1:${port}/a.png"><script>fetch("http://127.0.0.1:${port}/b")</script></body>`,
  )

  await printPdf(page, { program })

  expect(asked).toBe(0)
  expect(await leftovers()).toEqual(before)
  await new Promise((resolve) => server.close(resolve))
})

it('a browser that does not come to an end is ended, with all that it started', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-slow-'))
  const program = path.join(folder, 'slow')
  await writeFile(program, '#!/bin/sh\nsleep 60 &\nwait\n')
  await chmod(program, 0o755)

  await expect(printPdf('<p>', { program, withinMs: 200 })).rejects.toThrow('did not print within 200 ms')
  await expect(printPdf('<p>', { program: path.join(folder, 'none') })).rejects.toThrow('ENOENT')
  await rm(folder, { recursive: true })
})
