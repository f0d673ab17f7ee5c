import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { SplitView } from '../views/split-view.tsx'
import { useDesigner, usePanels, useParts } from '../workspace/designer-parts.ts'
import { flowIn, type Workspace } from '../workspace/workspace.ts'
import { RulesGrid } from './grid/rules-grid.tsx'
import { JsonEditor } from './json/json-editor.tsx'
import { NewRulesDialog } from './new-rules-dialog.tsx'
import { OtherStyle } from './other-style.tsx'
import { EntryProblems } from './problems/entry-problems.tsx'
import { useRulesProblems } from './problems/use-entry-problems.ts'
import { RuleSetHead, type Showing } from './rule-set-head.tsx'
import { RuleSetList } from './rule-set-list.tsx'
import classes from './rules.module.css'
import { RuleList } from './sentences/rule-list.tsx'
import { TrialProvider } from './trial/trial.ts'
import { TryStrip } from './trial/try-strip.tsx'
import { useTrial } from './trial/use-trial.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useMay } from './use-rules-edit.ts'

/** The rules of the process: which there are, and one of them as sentences, as a table or as JSON, to be changed and to be tried. */
export function RulesView() {
  const { t } = useTranslation('designerRules')
  const { panels } = useParts()
  const workspace = useDesigner(({ history }) => history.present)
  const at = usePanels(({ view }) => view.at)
  const may = useMay()
  const [isMaking, making] = useDisclosure(false)
  const sets = ruleSetsOf(workspace)
  const chosen = sets.find(({ id }) => id === at) ?? sets[0] ?? null
  const show = (id: string) => panels.getState().show('rules', id)
  return (
    <>
      {chosen === null ? (
        <Empty title={t('list.emptyTitle')} text={t('list.emptyText')}>
          {may('all') && <Button onClick={making.open}>{t('list.new')}</Button>}
        </Empty>
      ) : (
        <OpenRules
          key={chosen.id}
          rules={chosen}
          list={<RuleSetList sets={sets} chosen={chosen.id} onChoose={show} onNew={making.open} />}
        />
      )}
      {isMaking && (
        <NewRulesDialog
          onClose={making.close}
          onMade={(id) => {
            making.close()
            show(id)
          }}
        />
      )}
    </>
  )
}

interface OpenRulesProps {
  readonly rules: RulesDocument
  readonly list: ReactNode
}

function OpenRules({ rules, list }: OpenRulesProps) {
  const [other, setOther] = useState<Showing | null>(null)
  const problems = useRulesProblems(rules.id)
  const trial = useTrial(rules)
  const showing = other ?? rules.style
  const { outcome } = trial
  const root = useRef<HTMLDivElement>(null)
  useKeptFocus(root)
  useWantedEntry(root)
  return (
    <TrialProvider value={outcome?.kind === 'verdict' ? outcome.trial : null}>
      <SplitView list={list} bottom={<TryStrip rules={rules} state={trial} />}>
        <div ref={root} className={classes.body}>
          <RuleSetHead
            rules={rules}
            showing={showing}
            onShow={(next) => setOther(next === rules.style ? null : next)}
          />
          {showing !== 'json' && <EntryProblems rules={rules} problems={problems.whole} />}
          {showing === 'json' ? (
            <JsonEditor rules={rules} />
          ) : showing !== rules.style ? (
            <OtherStyle rules={rules} onTurned={() => setOther(null)} />
          ) : rules.style === 'table' ? (
            <RulesGrid table={rules} problems={problems} />
          ) : (
            <RuleList rules={rules} problems={problems} />
          )}
        </div>
      </SplitView>
    </TrialProvider>
  )
}

/** Brings the row or rule that a problem leads to into sight, and the focus to it. */
function useWantedEntry(root: RefObject<HTMLElement | null>): void {
  const wanted = usePanels(({ focus }) => focus)
  useEffect(() => {
    if (wanted === null || wanted.surface !== 'form') return
    const entry = root.current?.querySelector(`[data-entry="${CSS.escape(wanted.id)}"]`)
    entry?.scrollIntoView({ block: 'center' })
    entry?.querySelector<HTMLElement>('button, [data-cell]')?.focus()
  }, [root, wanted])
}

/** The rule sets of a workspace: those that steps ask, in the order of the steps, then the others by their ids. Pure. */
function ruleSetsOf(workspace: Workspace): readonly RulesDocument[] {
  const asked = flowIn(workspace).nodes.flatMap((node) => (node.kind === 'decide' ? [node.rules] : []))
  const sets = Object.values(workspace.documents).filter(
    (document): document is RulesDocument => document.kind === 'rules',
  )
  const rank = ({ id }: RulesDocument) => (asked.includes(id) ? asked.indexOf(id) : asked.length)
  return sets.toSorted((one, next) => rank(one) - rank(next) || (one.id < next.id ? -1 : 1))
}
