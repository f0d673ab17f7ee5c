import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { reconnect } from '../edits/connect.ts'
import { type Alignment, alignNodes } from '../edits/move.ts'
import { changeNote } from '../edits/notes.ts'
import { renameWay } from '../edits/rename.ts'
import { useDesigner, usePanels, useParts, useView } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import { changeFlow, flowIn } from '../workspace/workspace.ts'
import { ChoiceField } from './fields/choice-field.tsx'
import { TextField } from './fields/text-field.tsx'
import { FlowForm } from './flow-form.tsx'
import classes from './inspector.module.css'
import { NodeForm } from './node-form.tsx'

/** The form of what is chosen: a step, a way, a note, several things, else the process itself. */
export function Inspector() {
  const { t } = useTranslation('designer')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const frame = useRef<HTMLElement>(null)
  const { title, form } = useForm()
  const turn = usePanels(({ focus }) => (focus?.surface === 'form' ? focus.turn : 0))
  useEffect(() => {
    if (turn > 0) frame.current?.querySelector<HTMLElement>('[data-form-start]')?.focus()
  }, [turn])
  return (
    <section ref={frame} className={classes.inspector} aria-label={t('inspector.label')}>
      <h2 className={classes.title}>{title}</h2>
      <fieldset className={classes.fields} disabled={!mayEdit}>
        {form}
      </fieldset>
    </section>
  )
}

function useForm() {
  const { t } = useTranslation('designer')
  const words = useCardWords()
  const { nodes, edges, notes } = useDesigner((state) => state.selection)
  const count = nodes.length + edges.length + notes.length
  const node = useView((view) => view.cards.get(nodes[0] ?? '')?.node)
  const note = notes[0]
  const edge = edges[0]
  if (count > 1) return { title: t('inspector.several', { count }), form: <SeveralForm /> }
  if (node !== undefined) return { title: words.kind(node), form: <NodeForm key={node.id} node={node} /> }
  if (edge !== undefined) return { title: t('inspector.edge'), form: <EdgeForm key={edge} id={edge} /> }
  if (note !== undefined) return { title: t('inspector.note'), form: <NoteForm key={note} id={note} /> }
  return { title: t('inspector.nothing'), form: <FlowForm /> }
}

const alignments = ['left', 'top', 'column', 'row'] as const satisfies readonly Alignment[]

function SeveralForm() {
  const { t } = useTranslation('designer')
  const { store } = useParts()
  const commands = useCommands()
  const nodes = useDesigner((state) => state.selection.nodes)
  return (
    <>
      {nodes.length > 1 && (
        <fieldset className={classes.plain}>
          <legend className={classes.legend}>{t('inspector.align')}</legend>
          <Group gap={6}>
            {alignments.map((alignment) => (
              <Button
                key={alignment}
                size="compact-xs"
                variant="default"
                onClick={() =>
                  store
                    .getState()
                    .edit({ key: 'align' }, (workspace) =>
                      changeFlow(workspace, (flow) => alignNodes(flow, nodes, alignment)),
                    )
                }
              >
                {t(`inspector.aligned.${alignment}`)}
              </Button>
            ))}
          </Group>
        </fieldset>
      )}
      <Group gap={6}>
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

function EdgeForm({ id }: { readonly id: string }) {
  const { t } = useTranslation('designer')
  const words = useCardWords()
  const language = useLanguage()
  const local = useLocalText()
  const { store, panels } = useParts()
  const commands = useCommands()
  const view = useView((whole) => whole)
  const edge = view.linkOf.get(id)?.edge
  const from = view.cards.get(edge?.from ?? '')
  const to = view.cards.get(edge?.to ?? '')
  if (edge === undefined || from === undefined || to === undefined) return null
  const way = from.ways.find((one) => one.id === edge.on)
  const text = t('inspector.edgeText', {
    from: words.title(from.node),
    way: words.wayName(edge.on, way?.name ?? null),
    to: words.title(to.node),
  })
  const targets = view.flow.nodes
    .filter((node) => node.kind !== 'start')
    .map((node) => ({ id: node.id, name: words.title(node) }))
  return (
    <>
      <p className={classes.quiet}>{text}</p>
      {from.node.kind !== 'task' && (
        <TextField
          key={language}
          canBeEmpty
          label={t('inspector.wayName')}
          description={t('inspector.wayNameHelp')}
          value={edge.name === undefined ? '' : local(edge.name, '')}
          onType={(name) =>
            store
              .getState()
              .edit(
                { key: 'rename', params: { name: words.wayName(edge.on, way?.name ?? null) } },
                (workspace) => changeFlow(workspace, (flow) => renameWay(flow, id, name, language)),
                `way ${id}`,
              )
          }
        />
      )}
      <ChoiceField
        label={t('inspector.wayTo')}
        choices={targets}
        value={edge.to}
        onChoose={(target) => {
          if (target === undefined || target === edge.to) return
          store
            .getState()
            .edit({ key: 'reconnect', params: { name: words.title(from.node) } }, (workspace) =>
              changeFlow(workspace, (flow) => reconnect(flow, id, { to: target })),
            )
          store.getState().select({ nodes: [edge.from] })
        }}
      />
      <Group gap={6}>
        <Button size="compact-xs" variant="default" onClick={() => panels.getState().ask({ kind: 'add', edge: id })}>
          {t('inspector.insert')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => commands.remove()}>
          {t('inspector.remove')}
        </Button>
      </Group>
    </>
  )
}

function NoteForm({ id }: { readonly id: string }) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const { store } = useParts()
  const commands = useCommands()
  const language = useLanguage()
  const note = useDesigner(({ history }) => flowIn(history.present).notes?.find((one) => one.id === id))
  if (note === undefined) return null
  return (
    <>
      <TextField
        isFocusTarget
        isLong
        key={language}
        label={t('inspector.noteText')}
        value={local(note.text, '')}
        maxLength={4000}
        onType={(text) =>
          store
            .getState()
            .edit(
              { key: 'changeNote' },
              (workspace) => changeFlow(workspace, (flow) => changeNote(flow, id, text)),
              `note ${id}`,
            )
        }
      />
      <Group gap={6}>
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
