import { stringify } from 'yaml'

/** How a document is written down. */
export type FileFormat = 'json' | 'yaml'

/** The text of a file that holds a document, or a list of them; `parseDocument` reads it back to an equal value. */
export function writeDocument(value: unknown, format: FileFormat): string {
  return format === 'yaml' ? stringify(value, { lineWidth: 120 }) : `${JSON.stringify(value, null, 2)}\n`
}

/** The format that the name of a file says. */
export function formatOf(fileName: string): FileFormat {
  return /\.ya?ml$/i.test(fileName) ? 'yaml' : 'json'
}
