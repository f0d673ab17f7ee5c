import type { DocumentKind } from '../../core/contract/document.ts'
import type { Migrations } from './migration.ts'

/**
 * The history of every kind of document. Today's forms are the first ones. A form that changes gets a migration at the end
 * of its list, in the release that changes it; none is ever edited or taken away, since documents of every format are stored.
 */
export const documentFormats: Readonly<Record<DocumentKind | 'settings', Migrations>> = {
  calendar: [],
  policy: [],
  rules: [],
  flow: [],
  scenario: [],
  settings: [],
}
