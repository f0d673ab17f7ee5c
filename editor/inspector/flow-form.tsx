import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Duration } from '../../core/contract/time.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { changeFlowFields, type FlowPatch } from '../edits/change-flow.ts'
import { newStageId } from '../edits/new-id.ts'
import { renameFlow, renameStage } from '../edits/rename.ts'
import { addStage, foldStage, moveStage, removeStage } from '../edits/stages.ts'
import { useDocumentChoices, useParts, useView } from '../workspace/designer-parts.ts'
import type { EditKey } from '../workspace/history.ts'
import { changeFlow, flowIn, type Workspace } from '../workspace/workspace.ts'
import { ChoiceField } from './fields/choice-field.tsx'
import { OptionalDuration } from './fields/duration-field.tsx'
import { OrderedList } from './fields/ordered-list.tsx'
import { TextField } from './fields/text-field.tsx'

/** The process itself: its name, its promises, who approves a version, its stages, and where reopened cases go. */
export function FlowForm() {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const language = useLanguage()
  const words = useCardWords()
  const { store, directory } = useParts()
  const policies = useDocumentChoices('policy')
  const flow = useView((view) => view.flow)
  const change = (patch: FlowPatch, group?: string) =>
    store
      .getState()
      .edit({ key: 'changeFlow' }, (workspace) => changeFlow(workspace, (old) => changeFlowFields(old, patch)), group)
  const { reopen } = flow
  const tasks = flow.nodes.filter((node) => node.kind !== 'start' && node.kind !== 'end')
  const setReopen = (patch: { readonly to?: string | undefined; readonly within?: Duration | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...reopen, ...patch }).filter(([, value]) => value !== undefined))
    change({ reopen: Object.keys(next).length === 0 ? undefined : next }, 'reopen')
  }
  return (
    <>
      <TextField
        isFocusTarget
        label={t('flow.name')}
        value={local(flow.name, flow.id)}
        onType={(text) =>
          store
            .getState()
            .edit(
              { key: 'rename', params: { name: local(flow.name, flow.id) } },
              (workspace) => changeFlow(workspace, (old) => renameFlow(old, text, language)),
              'flow name',
            )
        }
      />
      <ChoiceField
        label={t('flow.policy')}
        description={t('flow.policyHelp')}
        choices={policies}
        value={flow.policy}
        isOptional
        onChoose={(policy) => change({ policy })}
      />
      <Stages />
      <ChoiceField
        label={t('flow.reopen')}
        description={t('flow.reopenHelp')}
        choices={tasks.map((node) => ({ id: node.id, name: words.title(node) }))}
        value={reopen?.to}
        isOptional
        onChoose={(to) => setReopen({ to })}
      />
      <OptionalDuration
        switchLabel={t('flow.reopenWithin')}
        label={t('flow.reopenWithin')}
        value={reopen?.within}
        initial={{ amount: 30, unit: 'calendarDays' }}
        onChange={(within) => setReopen({ within })}
      />
      <Switch
        label={t('flow.approval')}
        checked={flow.approval !== undefined}
        onChange={(event) => change({ approval: event.currentTarget.checked ? { by: 'role:owner' } : undefined })}
      />
      {flow.approval !== undefined && (
        <ChoiceField
          label={t('flow.approvalBy')}
          choices={directory.roles.map(({ id, name }) => ({ id: `role:${id}`, name }))}
          value={flow.approval.by}
          onChoose={(by) => by !== undefined && change({ approval: { by } })}
        />
      )}
    </>
  )
}

function Stages() {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const language = useLanguage()
  const { store } = useParts()
  const stages = useView((view) => view.flow.stages)
  const lanes = useView((view) => view.drawing.lanes)
  const name = (id: string) => local(stages.find((stage) => stage.id === id)?.name, id)
  const edit = (key: EditKey, id: string, change: (workspace: Workspace) => Workspace, group?: string) =>
    store.getState().edit({ key, params: { name: name(id) } }, change, group)

  /** The list tells of its items as a whole; each difference is an edit of its own, so that cards go along. */
  const onChange = (next: typeof stages) => {
    const gone = stages.find((stage) => !next.includes(stage))
    if (gone !== undefined)
      return edit('removeStage', gone.id, (workspace) => changeFlow(workspace, (flow) => removeStage(flow, gone.id)))
    const made = next.find((stage) => !stages.includes(stage))
    if (made !== undefined)
      return edit('addStage', made.id, (workspace) => changeFlow(workspace, (flow) => addStage(flow, { id: made.id })))
    // A move swaps two neighbours: the first that stands elsewhere comes from below.
    const to = next.findIndex((stage, index) => stage !== stages[index])
    const moved = next[to]
    if (moved !== undefined)
      edit('moveStage', moved.id, (workspace) => changeFlow(workspace, (flow) => moveStage(flow, moved.id, to)))
  }
  return (
    <OrderedList
      label={t('flow.stages')}
      items={stages}
      least={1}
      keyOf={(stage) => stage.id}
      nameOf={(stage) => name(stage.id)}
      onChange={onChange}
      add={() => ({ id: newStageId(flowIn(store.getState().history.present)) })}
    >
      {(stage) => (
        <>
          <TextField
            isBare
            label={t('flow.newStage')}
            value={name(stage.id)}
            onType={(text) =>
              edit(
                'rename',
                stage.id,
                (workspace) => changeFlow(workspace, (flow) => renameStage(flow, stage.id, text, language)),
                `stage ${stage.id}`,
              )
            }
          />
          <Switch
            size="xs"
            label={t('stage.folded')}
            aria-label={t('stage.fold', { name: name(stage.id) })}
            checked={lanes.find((lane) => lane.stage === stage.id)?.isFolded === true}
            onChange={(event) => {
              const isFolded = event.currentTarget.checked
              edit(isFolded ? 'fold' : 'unfold', stage.id, (workspace) =>
                changeFlow(workspace, (flow) => foldStage(flow, stage.id, isFolded)),
              )
            }}
          />
        </>
      )}
    </OrderedList>
  )
}
