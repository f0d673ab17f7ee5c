import path from 'node:path'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Language } from '../../core/contract/language.ts'
import { bpmn as english } from '../../locales/en/cli/bpmn.ts'
import { bpmn as chinese } from '../../locales/zh-CN/cli/bpmn.ts'
import { exportBpmn } from '../../model/bpmn/export-bpmn.ts'
import { type BpmnImportChoice, importBpmn } from '../../model/bpmn/import-bpmn.ts'
import { bpmnLimits } from '../../model/bpmn/parse-bpmn.ts'
import { checkKind } from '../../model/document/check-kind.ts'
import { checkShape } from '../../model/document/check-shape.ts'
import { hasErrors } from '../../model/document/issue.ts'
import { flowSchema } from '../../model/flow/flow-schema.ts'
import { inLanguage } from '../../model/words/message.ts'
import { commandNamed, oneOf, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { answer, type Io } from '../io.ts'
import { issuesInWords } from '../issues-in-words.ts'
import { readDocument, readText } from '../read-document.ts'
import { invalidDocument, wrongUse } from '../refusal.ts'
import { writeWhole } from '../transfer/write-whole.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** `pledge bpmn import | export`: documents out of a BPMN 2.0 file, and a flow as one. Needs nothing running. */
export const bpmnCommand: Command = async ([name, ...args], io) => {
  if (name === '--help' || name === '-h') {
    io.out(texts[io.language].usage)
    return 0
  }
  return await commandNamed<Command>({ import: importFile, export: exportFile }, name)(args, io)
}

const importFile: Command = async (args, io) => {
  const { options, positionals } = readArguments(args, { process: 'text', lanes: 'text', to: 'text' })
  const file = onlyFile(positionals)
  const choice: BpmnImportChoice = {
    ...(options.process !== undefined && { process: options.process }),
    ...(options.lanes !== undefined && { lanes: oneOf('lanes', options.lanes, ['stages', 'teams']) }),
  }
  const imported = await importBpmn(await readText(file, bpmnLimits.bytes), choice)
  if (!imported.ok || hasErrors(imported.issues)) throw invalidDocument(file, imported.issues)
  const documents = [imported.flow, ...imported.documents]
  const written: string[] = []
  for (const document of options.to === undefined ? [] : documents) {
    const target = path.join(options.to ?? '', `${document.id}.${document.kind}.json`)
    await writeWhole(target, `${JSON.stringify(document, null, 2)}\n`)
    written.push(target)
  }
  const issues = imported.issues.map((issue) => inLanguage(issue, io.language))
  const { processes, isUnchanged } = imported
  answer(io, { documents, isUnchanged, processes, written, issues }, () =>
    written.length > 0 ? written.map((target) => said(io, target)).join('\n') : JSON.stringify(documents, null, 2),
  )
  if (!io.isJson && issues.length > 0) io.err(issuesInWords(file, imported.issues, io.language))
  return 0
}

const exportFile: Command = async (args, io) => {
  const { options, positionals } = readArguments(args, { to: 'text' })
  const flow = await readFlow(onlyFile(positionals))
  const xml = await exportBpmn(flow, { language: io.language })
  if (options.to !== undefined) await writeWhole(options.to, xml)
  const { to } = options
  answer(io, to === undefined ? { xml } : { written: [to] }, () => (to === undefined ? xml : said(io, to)))
  return 0
}

async function readFlow(file: string): Promise<FlowDocument> {
  const parsed = await readDocument(file)
  if (!parsed.ok) throw invalidDocument(file, parsed.issues)
  const kind = checkKind(parsed.value, ['flow'])
  const shape = kind.ok ? checkShape(flowSchema, parsed.value) : kind
  if (!shape.ok) throw invalidDocument(file, shape.issues, parsed.locate)
  return shape.value
}

function said(io: Io, file: string): string {
  return texts[io.language].written.replace('{{file}}', () => file)
}

function onlyFile(positionals: readonly string[]): string {
  const [file, unexpected] = positionals
  if (file === undefined) throw wrongUse('cli.missing-argument', { argument: 'FILE' })
  if (unexpected !== undefined) throw wrongUse('cli.unexpected-argument', { argument: unexpected.slice(0, 60) })
  return file
}
