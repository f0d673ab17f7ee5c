import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import { roleNames } from '../../core/contract/role-names.ts'
import { SETTING_LISTS } from '../../core/contract/settings.ts'
import type { WireExport } from '../../core/contract/wire-administration.ts'
import type { Known, Surroundings } from '../../model/document/surroundings.ts'
import { calendarsOfPolicy, rulesOfFlow } from '../../model/flow/references.ts'
import { checkInWorld, type World } from '../../model/validate/world.ts'
import { edgeOf } from '../edits/edge-id.ts'
import { readDocument } from '../workspace/read-document.ts'
import type { DocumentKey, DocumentOf, EditedDocument, EditedKind } from '../workspace/workspace.ts'
import { type NameSource, saidWithNames } from './named-params.ts'
import { fixInOwnersWords } from './owners-fix.ts'
import { inOwnersWords } from './owners-words.ts'
import { placeOf } from './place-of.ts'
import type { Problem, ProblemPlace } from './problem.ts'

/** What changed since the last time; null for a document that was taken away. */
export type DocumentChanges = Readonly<Record<DocumentKey, EditedDocument | null>>

interface Checked {
  /** Everything that the issues depend on; the same as long as they are the same. */
  readonly signature: string
  readonly issues: readonly Issue[]
}

/** A document with a number that changes with it. */
interface Numbered {
  readonly document: EditedDocument
  readonly revision: number
}

type ReferredKind = Exclude<EditedKind, 'scenario'>

/**
 * The checks of `pledge validate` on the documents of a designer, held against each other and against everything that is published.
 * Incremental: a document is checked again only when it changed or something that it is held against did.
 */
export class ProblemChecker {
  readonly #flow: string
  readonly #documents = new Map<DocumentKey, Numbered>()
  readonly #published = new Map<DocumentKey, Numbered>()
  readonly #checked = new Map<DocumentKey, Checked>()
  #settings: Surroundings['settings']
  #settingNames: ReadonlyMap<string, LocalText> = new Map()
  /** What is not known to be whole is not judged. */
  #isWhole = false
  #revisions = 0

  /** `flow` is the id of the flow on the canvas; of other flows nothing is reported. */
  constructor(flow: string) {
    this.#flow = flow
  }

  /** What is published and set, which the documents may name. */
  know({ documents, settings }: WireExport): void {
    this.#isWhole = true
    this.#published.clear()
    for (const { kind, id, document } of documents) {
      const read = readDocument(kind, document)
      if (read !== null) this.#published.set(`${kind}/${id}`, this.#numbered(read))
    }
    // A list in which nobody has written anything yet is not judged, as at publishing.
    this.#settings = Object.fromEntries(
      SETTING_LISTS.flatMap((list) => {
        const ids = settings.flatMap(({ kind, id }) => (kind === list ? [id] : []))
        return ids.length === 0 ? [] : [[list, new Set(list === 'roles' ? [...ids, ...roleNames] : ids)]]
      }),
    )
    this.#settingNames = new Map(
      settings.flatMap(({ kind, id, data }) => {
        const name = nameOfSetting(data)
        return name === undefined ? [] : [[`${kind}/${id}`, name] as const]
      }),
    )
    this.#checked.clear()
  }

  change(changes: DocumentChanges): void {
    for (const [key, document] of Object.entries(changes) as [DocumentKey, EditedDocument | null][]) {
      if (document === null) this.#documents.delete(key)
      else this.#documents.set(key, this.#numbered(document))
    }
  }

  /** All problems, the flow's first. */
  problems(language: Language): readonly Problem[] {
    const world = this.#world()
    const flow = this.#documents.get(`flow/${this.#flow}`)?.document
    const own = [...this.#documents].filter(([, { document }]) => document.kind !== 'flow' || document === flow)
    const names = this.#names(flow?.kind === 'flow' ? flow : null)
    const ordered = own.sort(([, a], [, b]) => Number(b.document === flow) - Number(a.document === flow))
    return ordered.flatMap(([key, numbered]) =>
      this.#issuesOf(key, numbered, world).map((issue) => {
        const { document } = numbered
        const own = flow?.kind === 'flow' ? flow : null
        const told = document.kind === 'rules' ? inOwnersWords(issue, document, own, language) : issue
        return problemOf(key, document, saidWithNames(told, names, language), language, own)
      }),
    )
  }

  #names(flow: FlowDocument | null): NameSource {
    const all = [...this.#all()]
    return {
      flow,
      document: (kind, id) => this.#find(`${kind}/${id}`)?.document,
      policies: all.flatMap(([, { document }]) => (document.kind === 'policy' ? [document] : [])),
      setting: (list, id) => this.#settingNames.get(`${list}/${id}`),
    }
  }

  #issuesOf(key: DocumentKey, { document, revision }: Numbered, world: World): readonly Issue[] {
    const signature = `${revision} ${this.#surroundingsOf(document, world)}`
    const known = this.#checked.get(key)
    if (known?.signature === signature) return known.issues
    const issues = checkInWorld(document.kind, document, world)
    this.#checked.set(key, { signature, issues })
    return issues
  }

  /** What the issues of a document depend on beside itself. */
  #surroundingsOf(document: EditedDocument, world: World): string {
    const revisionOf = (kind: ReferredKind, id: string) =>
      `${kind}/${id}:${this.#find(`${kind}/${id}`)?.revision ?? ''}`
    switch (document.kind) {
      case 'flow':
        return [...this.#all()]
          .map(([key, { revision }]) => (key.startsWith('calendar/') ? key : `${key}:${revision}`))
          .join(' ')
      case 'policy': {
        const users = world.flows.filter(({ policy }) => policy === document.id)
        return [...calendarsOfPolicy(document).map((id) => revisionOf('calendar', id)), ...users.map(meaningOf)].join(
          ' ',
        )
      }
      case 'rules': {
        const users = world.flows.filter((flow) => rulesOfFlow(flow).includes(document.id))
        return JSON.stringify([users.map(({ facts = [] }) => facts), [...(world.surroundings.calendars?.ids ?? [])]])
      }
      case 'calendar':
        return ''
      case 'scenario':
        return [...this.#all()].map(([key, { revision }]) => `${key}:${revision}`).join(' ')
    }
  }

  #world(): World {
    const known = <K extends ReferredKind>(kind: K): Known<DocumentOf[K]> => {
      const keys = [...this.#all().keys()].filter((key) => key.startsWith(`${kind}/`))
      return {
        ids: new Set(keys.map((key) => key.slice(kind.length + 1))),
        get: (id) => this.#find(`${kind}/${id}`)?.document as DocumentOf[K] | undefined,
      }
    }
    const flows = known('flow')
    const all = { calendars: known('calendar'), policies: known('policy'), rules: known('rules'), flows }
    return {
      surroundings: this.#isWhole ? { ...all, ...(this.#settings && { settings: this.#settings }) } : {},
      flows: [...flows.ids].flatMap((id) => flows.get(id) ?? []),
      find: (source, kind) => {
        const found = this.#find(`${kind}/${source}`)
        return found === undefined ? null : { ok: true, value: found.document }
      },
    }
  }

  /** What is edited stands for what is published. */
  #all(): ReadonlyMap<DocumentKey, Numbered> {
    return new Map([...this.#published, ...this.#documents])
  }

  #find(key: DocumentKey): Numbered | undefined {
    return this.#documents.get(key) ?? this.#published.get(key)
  }

  #numbered(document: EditedDocument): Numbered {
    return { document, revision: ++this.#revisions }
  }
}

/** Of a flow, what a policy is held against: not where its cards are drawn. */
function meaningOf(flow: FlowDocument): string {
  const { layout: _, notes: __, ...meaning } = flow
  return JSON.stringify(meaning)
}

function problemOf(
  document: DocumentKey,
  content: EditedDocument,
  { code, path, severity, message, fix }: Issue,
  language: Language,
  flow: FlowDocument | null,
): Problem {
  const place = placeOf(content, path)
  return {
    id: `${document} ${code} ${path} ${message}`,
    document,
    code,
    path,
    severity,
    message,
    place,
    nodes: flow === null ? [] : nodesOf(place, content, flow),
    fix: fix === undefined ? null : { changes: fix, text: fixInOwnersWords(fix, language) },
  }
}

function nodesOf(place: ProblemPlace, content: EditedDocument, flow: FlowDocument): readonly string[] {
  if (content.kind === 'rules') {
    return flow.nodes.flatMap((node) => (node.kind === 'decide' && node.rules === content.id ? [node.id] : []))
  }
  if (place.kind === 'node') return [place.id]
  const from = place.kind === 'edge' ? edgeOf(flow, place.id)?.from : undefined
  return from === undefined ? [] : [from]
}

/** The name of a team or a role, the subject of a message. */
function nameOfSetting(data: Readonly<Record<string, unknown>>): LocalText | undefined {
  const name = data['name'] ?? data['subject']
  return typeof name === 'string' || (typeof name === 'object' && name !== null) ? name : undefined
}
