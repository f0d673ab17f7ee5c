import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../core/contract/flow.ts'
import { importBpmn } from '../../model/bpmn/import-bpmn.ts'
import { parseDocument } from '../../model/document/parse-document.ts'
import { webAppInChromium } from '../console/web-app-in-chromium.ts'
import { desk, problemsOn, type Seat } from '../system/parts/browser.ts'

// That there is no draft yet is an answer.
const app = webAppInChromium({ isAnswer: 404 })

const camunda = path.join(import.meta.dirname, '../model/bpmn/files/camunda-modeler.bpmn')
const card = (page: Page, text: string) => page.locator('[data-card]', { hasText: text })
const published = () => app.api.state.documents.published.get('flow/complaint')
const draft = (id: string) => app.api.state.documents.drafts.get(`flow/${id}`)?.document as FlowDocument | undefined

async function openComplaint(view: Seat = desk): Promise<Page> {
  const page = await app.open('/designer/complaint', view)
  await page.locator('[data-card]').first().waitFor()
  return page
}

async function palette(page: Page, typed: string) {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').first().waitFor()
  await page.keyboard.type(typed)
}

async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
}

async function savedFromMenu(page: Page, item: string, nth = 0) {
  return saved(page, async () => {
    await page.getByRole('button', { name: 'File', exact: true }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).nth(nth).click()
  })
}

describe('a process as a file', () => {
  it('is saved with all it uses, for other tools, and as a picture that a browser shows', async () => {
    const page = await openComplaint()

    const json = await savedFromMenu(page, 'JSON')
    const yaml = await savedFromMenu(page, 'YAML')
    const bpmn = await savedFromMenu(page, 'For other tools (BPMN 2.0)')
    const svg = await savedFromMenu(page, 'SVG')
    const png = await savedFromMenu(page, 'PNG')

    const documents = JSON.parse(json.content.toString('utf8')) as { kind: string; id: string }[]
    const fromYaml = parseDocument(yaml.content.toString('utf8'), { fileName: yaml.name })
    const fromBpmn = await importBpmn(bpmn.content.toString('utf8'))
    expect([json.name, yaml.name, bpmn.name, svg.name, png.name]).toEqual(
      ['json', 'yaml', 'bpmn', 'svg', 'png'].map((end) => `complaint.${end}`),
    )
    expect(documents.map(({ kind }) => kind).slice(0, 3)).toEqual(['flow', 'policy', 'rules'])
    expect(documents[0]).toEqual(published())
    expect(fromYaml.ok && fromYaml.value).toEqual(documents)
    expect(fromBpmn.ok && fromBpmn.flow).toEqual(published())
    expect([...png.content.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
    expect(png.content.readUInt32BE(16)).toBeGreaterThan(3000)

    const shown = await app.context.newPage()
    await shown.goto(`data:image/svg+xml;base64,${svg.content.toString('base64')}`)
    expect(await shown.locator('svg text', { hasText: 'Retrospective' }).count()).toBeGreaterThan(0)
    expect(await shown.locator('parsererror').count()).toBe(0)
    expect(app.complaints).toEqual([])
  })

  it('is printed on light, landscape pages with its steps, promises and rules in words', async () => {
    const page = await openComplaint({ theme: 'dark', language: 'zh-CN', width: 1440 })
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-was-asked', '')
    })

    await palette(page, '打印')
    await page.keyboard.press('Enter')
    await page.locator('body[data-was-asked]').waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    const sheet = page.locator('[data-print-sheet]')
    const words = await sheet.innerText()
    const ink = await sheet.evaluate((element) => getComputedStyle(element).color)

    expect(words).toContain('投诉处理')
    expect(words).toContain('复盘与预防')
    expect(words).toContain('时限承诺')
    expect(ink).toBe('rgb(29, 37, 48)')
    expect(await page.locator('[data-canvas]').isVisible()).toBe(false)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
      ([, w, h]) => Number(w) > Number(h),
    )
    expect(boxes.length).toBeGreaterThan(2)
    expect(boxes.every(Boolean)).toBe(true)

    await page.emulateMedia({ media: 'screen' })
    await sheet.waitFor({ state: 'detached' })
    expect(app.complaints).toEqual([])
  })
})

describe('a file of another tool', () => {
  it('is looked at before it takes the place of the process, and one undo brings that back', async () => {
    const page = await openComplaint()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      (async () => {
        await palette(page, 'bring in')
        await page.keyboard.press('Enter')
      })(),
    ])
    await chooser.setFiles(camunda)

    const dialog = page.getByRole('dialog', { name: 'Bring in “camunda-modeler.bpmn”' })
    await dialog.getByText('became a promise for “Repair on site”').waitFor()
    await dialog.getByRole('region', { name: 'What changes' }).waitFor()
    expect(await problemsOn(page)).toEqual([])
    expect(draft('complaint')).toBeUndefined()
    await dialog.getByRole('button', { name: 'Bring in' }).click()

    await card(page, 'Repair on site').waitFor()
    await expect.poll(() => draft('complaint')?.name).toBe('Fault repair')
    await page.getByRole('button', { name: 'Undo: Bring in camunda-modeler.bpmn' }).click()
    await card(page, 'Find a solution').waitFor()
    await expect.poll(() => draft('complaint') ?? published()).toEqual(published())
    expect(app.complaints).toEqual([])
  })

  it('begins a process from the list, and is dropped on the canvas', async () => {
    const page = await app.open('/designer')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'From a file' }).click(),
    ])
    await chooser.setFiles(camunda)
    await page.getByRole('dialog').getByRole('button', { name: 'Bring in' }).click()
    await card(page, 'Repair on site').waitFor()
    expect(page.url()).toContain('/designer/fault-repair')

    const xml = (await readFile(camunda, 'utf8')).replace('Repair on site', 'Send somebody')
    const dropped = await page.evaluateHandle((text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'changed.bpmn'))
      return data
    }, xml)
    await page.dispatchEvent('[data-canvas]', 'drop', { dataTransfer: dropped })
    await page
      .getByRole('dialog', { name: 'Bring in “changed.bpmn”' })
      .getByRole('button', { name: 'Bring in' })
      .click()
    await card(page, 'Send somebody').waitFor()
    await expect.poll(() => draft('fault-repair')?.nodes.map(({ id }) => id)).toContain('send-somebody')
    expect(app.complaints).toEqual([])
  })

  it('is not taken in when it is none', async () => {
    const page = await openComplaint()
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['{"kind":"flow","nodes":3}'], 'broken.json'))
      return data
    })
    await page.dispatchEvent('[data-canvas]', 'drop', { dataTransfer: dropped })

    const dialog = page.getByRole('dialog', { name: 'Bring in “broken.json”' })
    await dialog.getByText('This file cannot be taken in').waitFor()
    expect(await dialog.getByRole('button', { name: 'Bring in' }).isDisabled()).toBe(true)
  })
})

describe('Ctrl+K in the designer', () => {
  it('does what the designer can do, with the keys beside it', async () => {
    const page = await openComplaint()
    await palette(page, 'add survey')
    await page.keyboard.press('Enter')
    await card(page, 'Ask how it went').waitFor()

    await palette(page, 'undo')
    const undo = page.getByRole('option', { name: /Undo: Add/ })
    expect(await undo.innerText()).toContain('Ctrl + Z')
    expect(await problemsOn(page)).toEqual([])
    await undo.click()
    await card(page, 'Ask how it went').waitFor({ state: 'detached' })

    await palette(page, 'fold intake')
    await page.keyboard.press('Enter')
    await card(page, 'A complaint comes in').waitFor({ state: 'detached' })
    await palette(page, 'publish')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Publish' }).waitFor()
    expect(app.complaints).toEqual([])
  })
})
