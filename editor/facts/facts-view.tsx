import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { SplitView } from '../views/split-view.tsx'
import { useDesigner, usePanels, useView } from '../workspace/designer-parts.ts'
import { FactForm } from './fact-form.tsx'
import { FactList } from './fact-list.tsx'
import { FactUseList } from './fact-use-list.tsx'
import { factUses } from './fact-uses.ts'
import classes from './facts.module.css'
import { NewFactDialog } from './new-fact-dialog.tsx'
import { useMessageWords } from './use-message-words.ts'

const none: readonly never[] = []

/** The facts of the process: what it knows of a case, in both languages, and where each is used. */
export function FactsView() {
  const { t } = useTranslation('designerFacts')
  const facts = useView((view) => view.flow.facts ?? none)
  const workspace = useDesigner(({ history }) => history.present)
  const mayEdit = useDesigner((state) => state.mayEdit)
  const at = usePanels(({ view }) => view.at)
  const messages = useMessageWords()
  const uses = useMemo(() => factUses(workspace, messages), [workspace, messages])
  const [isAdding, adding] = useDisclosure(false)
  const place = Math.max(
    0,
    facts.findIndex(({ id }) => id === at),
  )
  const fact = facts[place]
  const dialog = isAdding && <NewFactDialog onClose={adding.close} />
  if (fact === undefined)
    return (
      <Empty title={t('list.empty')} text={mayEdit ? t('list.emptyText') : t('list.emptyLook')}>
        {mayEdit && <Button onClick={adding.open}>{t('list.add')}</Button>}
        {dialog}
      </Empty>
    )
  const own = uses.get(fact.id) ?? none
  return (
    <SplitView
      list={<FactList facts={facts} uses={uses} chosen={fact.id} onAdd={adding.open} />}
      side={<FactUseList fact={fact.id} uses={own} />}
    >
      <div className={classes.page}>
        <FactForm key={fact.id} fact={fact} place={place} count={facts.length} uses={own} />
      </div>
      {dialog}
    </SplitView>
  )
}
