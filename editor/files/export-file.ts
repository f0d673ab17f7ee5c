import type { Language } from '../../core/contract/language.ts'
import { writeDocument } from '../../model/document/write-document.ts'
import type { FlowView } from '../cards/flow-view.ts'
import { flowIn, type Workspace } from '../workspace/workspace.ts'
import { bundleOf } from './bundle.ts'
import type { ExportKind } from './export-kinds.ts'
import { type PictureWords, pictureOf } from './picture.ts'
import { pngOf } from './png-of.ts'

/** What a file is made of. */
export interface ExportSource {
  readonly workspace: Workspace
  readonly view: FlowView
  readonly words: PictureWords
  readonly language: Language
}

/** The file of a kind: its name, and what is in it. */
export async function exportFile(
  kind: ExportKind,
  { workspace, view, words, language }: ExportSource,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const flow = flowIn(workspace)
  const file = (end: string, type: string, text: string) => ({
    name: `${flow.id}.${end}`,
    content: new Blob([text], { type: `${type};charset=utf-8` }),
  })
  switch (kind) {
    case 'json':
      return file('json', 'application/json', writeDocument(bundleOf(workspace), 'json'))
    case 'yaml':
      return file('yaml', 'application/yaml', writeDocument(bundleOf(workspace), 'yaml'))
    case 'flow':
      return file('flow.json', 'application/json', writeDocument(flow, 'json'))
    case 'bpmn': {
      const { exportBpmn } = await import('../../model/bpmn/export-bpmn.ts')
      const { places } = view.drawing
      return file('bpmn', 'application/xml', await exportBpmn(flow, { language, places }))
    }
    case 'svg':
      return file('svg', 'image/svg+xml', pictureOf(view, words).svg)
    case 'png':
      return { name: `${flow.id}.png`, content: await pngOf(pictureOf(view, words)) }
  }
}
