import { Button, Group, Select } from '@mantine/core'
import { type ComponentType, createElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowNode, NodeKind } from '../../core/contract/flow.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import type { NodeOf } from '../../model/flow/node-kind.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { moveNodes } from '../edits/move.ts'
import { freePlaceIn } from '../layout/drawing.ts'
import { useParts, useView } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import { changeFlow } from '../workspace/workspace.ts'
import { TextField } from './fields/text-field.tsx'
import classes from './inspector.module.css'
import { ActForm } from './nodes/act-form.tsx'
import { DecideForm } from './nodes/decide-form.tsx'
import { EndForm, JoinForm, SplitForm, SubflowForm } from './nodes/other-forms.tsx'
import { StartForm } from './nodes/start-form.tsx'
import { SurveyForm } from './nodes/survey-form.tsx'
import { TaskForm } from './nodes/task-form.tsx'
import { WaitForm } from './nodes/wait-form.tsx'

/** The form of each kind of step; one that is missing does not compile. */
const forms: { readonly [K in NodeKind]: ComponentType<{ readonly node: NodeOf<K> }> } = {
  start: StartForm,
  task: TaskForm,
  decide: DecideForm,
  act: ActForm,
  wait: WaitForm,
  survey: SurveyForm,
  split: SplitForm,
  join: JoinForm,
  subflow: SubflowForm,
  end: EndForm,
}

/** Everything of one step: its name and stage, what its kind has, where it leads. */
export function NodeForm({ node }: { readonly node: FlowNode }) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const words = useCardWords()
  const commands = useCommands()
  const { store, viewOf } = useParts()
  const stages = useView((view) => view.flow.stages)
  // The form and the node are of one kind, which the type cannot tell.
  const Form = forms[node.kind] as ComponentType<{ readonly node: FlowNode }>
  const moveTo = (stage: string) =>
    store.getState().edit({ key: 'move', params: { name: words.title(node), count: 1 } }, (workspace) => {
      const { drawing } = viewOf(workspace)
      return changeFlow(workspace, (flow) =>
        moveNodes(flow, { [node.id]: { ...freePlaceIn(drawing, flow, stage), stage } }),
      )
    })
  return (
    <>
      <TextField
        isFocusTarget
        label={t('inspector.name')}
        value={words.title(node)}
        onType={(text) => commands.rename(node.id, text)}
      />
      <Select
        label={t('inspector.stage')}
        data={stages.map((stage) => ({ value: stage.id, label: local(stage.name, stage.id) }))}
        value={node.stage}
        allowDeselect={false}
        onChange={(stage) => stage !== null && stage !== node.stage && moveTo(stage)}
      />
      {createElement(Form, { node })}
      <Ways id={node.id} />
      <Group gap={6}>
        {node.kind !== 'end' && (
          <Button size="compact-xs" variant="default" onClick={() => commands.askToConnect()}>
            {t('inspector.connect')}
          </Button>
        )}
        <Button size="compact-xs" variant="default" onClick={() => commands.duplicate()}>
          {t('inspector.duplicate')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => commands.remove()}>
          {t('inspector.remove')}
        </Button>
      </Group>
    </>
  )
}

/** Where each way of a step leads, and a button to lead it elsewhere. */
function Ways({ id }: { readonly id: string }) {
  const { t } = useTranslation('designer')
  const words = useCardWords()
  const commands = useCommands()
  const cards = useView((view) => view.cards)
  const ways = cards.get(id)?.ways ?? []
  if (ways.length === 0) return null
  return (
    <section aria-label={t('inspector.ways')}>
      <h3 className={classes.legend}>{t('inspector.ways')}</h3>
      <ul className={classes.waysList}>
        {ways.map((way) => {
          const target = cards.get(way.to ?? '')?.node
          const said = words.wayName(way.id, way.name)
          const text =
            target === undefined
              ? t('inspector.nowhere', { way: said })
              : t('outline.leadsTo', { way: said, name: words.title(target) })
          return (
            <li key={way.id}>
              <button
                type="button"
                className={classes.wayButton}
                data-open={(way.isNeeded && target === undefined) || undefined}
                onClick={() => commands.askToConnect(way.id)}
              >
                {text}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
