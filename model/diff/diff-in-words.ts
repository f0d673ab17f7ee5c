import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { DocumentKind } from '../../core/contract/document.ts'
import type { FactDefinition } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { textIn } from '../words/text-in.ts'
import { calendarChanges } from './calendar-changes.ts'
import { tellFields } from './entries.ts'
import { flowChanges } from './flow-changes.ts'
import { policyChanges } from './policy-changes.ts'
import { rulesChanges } from './rules-changes.ts'
import { isSame, type Teller, tellerOf } from './teller.ts'
import { about, type ToldChange } from './told-change.ts'

/**
 * What changed between two published versions of a document, as sentences in the order in which people look: none if they say
 * the same, at least one if they do not. Facts and their values are called as `facts` call them, else by their ids. Pure.
 */
export function diffInWords(
  kind: DocumentKind,
  before: unknown,
  after: unknown,
  language: Language,
  facts: readonly FactDefinition[] = [],
): readonly string[] {
  return changesInWords(kind, before, after, language, facts).map(({ sentence }) => sentence)
}

/** As `diffInWords`, with the part of the document that each sentence is about. Pure. */
export function changesInWords(
  kind: DocumentKind,
  before: unknown,
  after: unknown,
  language: Language,
  facts: readonly FactDefinition[] = [],
): readonly ToldChange[] {
  const teller = tellerOf(language, facts)
  return [...about([], nameChange(before as Named, after as Named, teller)), ...changesOf(kind, before, after, teller)]
}

function changesOf(kind: DocumentKind, before: unknown, after: unknown, teller: Teller): readonly ToldChange[] {
  switch (kind) {
    case 'calendar':
      return calendarChanges(before as CalendarDocument, after as CalendarDocument, teller)
    case 'policy':
      return policyChanges(before as PolicyDocument, after as PolicyDocument, teller)
    case 'rules':
      return rulesChanges(before as RulesDocument, after as RulesDocument, teller)
    case 'flow':
      return flowChanges(before as FlowDocument, after as FlowDocument, teller)
    case 'scenario':
      return about([], tellFields(teller, null, before as object, after as object, ['name']))
  }
}

interface Named {
  readonly id?: string
  readonly name?: LocalText
}

/** A document without a name goes by its id. */
function nameChange(before: Named, after: Named, { say, language }: Teller): readonly string[] {
  if (isSame(before.name, after.name)) return []
  return [say('renamed', { after: after.name === undefined ? (after.id ?? '') : textIn(after.name, language) })]
}
