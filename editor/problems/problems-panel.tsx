import { Button, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Fix, Severity } from '../../core/contract/issue.ts'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import type { DesignerStore } from '../workspace/designer-store.ts'
import { useThingWords } from '../workspace/use-thing-words.ts'
import type { EditedDocument } from '../workspace/workspace.ts'
import { fixProblem } from './fix-problem.ts'
import { leadsSomewhere } from './place-of.ts'
import type { Problem, ProblemPlace } from './problem.ts'
import classes from './problems-panel.module.css'
import type { ProblemsWatch } from './watch-problems.ts'

interface ProblemsPanelProps {
  readonly watch: ProblemsWatch
  readonly store: DesignerStore
  /** Shows the place of a problem. */
  readonly onJump: (place: ProblemPlace) => void
}

const severities = ['error', 'warning', 'info'] as const
const countWords = { error: 'problems.errors', warning: 'problems.warnings', info: 'problems.infos' } as const
const symbols: Readonly<Record<Severity, GlyphName>> = { error: 'late', warning: 'quarter', info: 'dot' }

/** What is wrong or doubtful, the worst first and missing translations after what else weighs as much, as one edits; each leads to its place, and some mend themselves. */
export function ProblemsPanel({ watch, store, onJump }: ProblemsPanelProps) {
  const { t } = useTranslation('designer')
  const { problems, isChecking } = useStore(watch.state)
  const [isOpen, { toggle }] = useDisclosure(false)
  const sorted = severities.flatMap((severity) => {
    const some = problems.filter((problem) => problem.severity === severity)
    return [...some.filter((problem) => !isTranslation(problem)), ...some.filter(isTranslation)]
  })
  const counts = severities.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length
    return count === 0 ? [] : [t(countWords[severity], { count })]
  })
  return (
    <section className={classes.panel} aria-label={t('problems.title')}>
      <button type="button" className={classes.head} aria-expanded={isOpen} onClick={toggle}>
        <Glyph name={isOpen ? 'down' : 'up'} />
        <strong>{t('problems.title')}</strong>
        <span className={classes.counts} role="status">
          {counts.length > 0 ? counts.map((text) => <span key={text}>{text}</span>) : !isChecking && t('problems.none')}
        </span>
      </button>
      {isOpen && sorted.length > 0 && (
        <ul className={classes.list}>
          {sorted.map((problem) => (
            <ProblemLine key={problem.id} problem={problem} watch={watch} store={store} onJump={onJump} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ProblemLine({ problem, watch, store, onJump }: ProblemsPanelProps & { readonly problem: Problem }) {
  const { t } = useTranslation('designer')
  const where = useWhere(store, problem)
  const { severity, message, fix, place } = problem
  const mending = fix === null ? '' : addsParts(fix.changes) ? t('problems.missing') : fix.text
  const mend = () => {
    const { checked } = watch.state.getState()
    if (fix === null || checked === null) return
    store
      .getState()
      .edit({ key: 'fix', params: { name: mending } }, (workspace) => fixProblem(workspace, problem, checked))
  }
  const mayEdit = useStore(store, (state) => state.mayEdit)
  return (
    <li className={classes.problem} data-severity={severity}>
      <span className={classes.symbol}>
        <Glyph name={symbols[severity]} />
        <VisuallyHidden>{t(`problems.severity.${severity}`)}</VisuallyHidden>
      </span>
      <span className={classes.words}>
        {where !== null && <span className={classes.where}>{where} · </span>}
        {message}
      </span>
      {fix !== null && mayEdit && (
        <Button size="compact-xs" variant="light" onClick={mend}>
          {t('problems.fix', { what: mending })}
        </Button>
      )}
      {leadsSomewhere(place) && (
        <Button size="compact-xs" variant="subtle" onClick={() => onJump(place)}>
          {t('problems.show')}
        </Button>
      )}
    </li>
  )
}

/** Whether only a translation is missing: where one works in one language these are many, and no case goes wrong by them. */
function isTranslation({ code }: Problem): boolean {
  return code === 'document.text-in-one-language'
}

/** Whether whole parts of a document are added, which have no words of their own. */
function addsParts(fix: Fix): boolean {
  return fix.some((each) => each.op === 'add' && typeof each.value === 'object' && each.value !== null)
}

const listOf = { node: 'nodes', stage: 'stages', fact: 'facts', note: 'notes', clock: 'clocks' } as const

/** The place of a problem in words; null while its document is gone. */
function useWhere(store: DesignerStore, { document: key, place }: Problem): string | null {
  const words = useThingWords()
  const document: EditedDocument | undefined = useStore(store, ({ history }) => history.present.documents[key])
  if (document === undefined) return null
  if (place.kind === 'document') return words.document(document)
  if (place.kind === 'edge') return words.entry([document], 'edges', place.id)
  if (place.kind === 'row') {
    const list = document.kind === 'rules' && document.style === 'list' ? 'rules' : 'rows'
    return `${words.document(document)} · ${words.entry([document], list, place.id)}`
  }
  return words.entry([document], listOf[place.kind], place.id)
}
