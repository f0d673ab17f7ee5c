import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useSeverity } from '../canvas/severity.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useDesigner, usePanels, useParts, useView } from '../workspace/designer-parts.ts'
import { type Commands, useCommands } from '../workspace/use-commands.ts'
import classes from './outline.module.css'
import { type OutlineRow, outlineRows, stageRowKey } from './outline-rows.ts'

/** The process as a tree of stages, steps and ways: all that the canvas shows, for keys and for screen readers. */
export function Outline() {
  const { t } = useTranslation('designer')
  const view = useView((whole) => whole)
  const { store } = useParts()
  const commands = useCommands()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState<string | null>(null)
  const rows = useMemo(() => outlineRows(view, closed, opened), [view, closed, opened])
  const tree = useRef<HTMLDivElement>(null)
  const current = rows.find((row) => row.key === at) ?? rows[0]

  const setOpen = (row: OutlineRow, isOpen: boolean) => {
    if (row.kind === 'stage') setClosed(changed(closed, row.key, !isOpen))
    else setOpened(changed(opened, row.key, isOpen))
  }
  const goTo = (row: OutlineRow | undefined) => {
    if (row === undefined) return
    setAt(row.key)
    choose(row)
    focusRow(tree.current, row.key)
  }
  const choose = (row: OutlineRow) => {
    const { select } = store.getState()
    if (row.kind === 'node') select({ nodes: [row.node.id] })
    else if (row.kind === 'way' && row.edge !== null) select({ edges: [row.edge] })
    else if (row.kind === 'way') select({ nodes: [row.from] })
    else select({})
  }
  useRowWhenAsked(tree, (id) => {
    const stage = view.cards.get(id)?.node.stage
    if (stage !== undefined) setClosed(changed(closed, stageRowKey(stage), false))
    setAt(id)
  })

  return (
    <div
      ref={tree}
      role="tree"
      className={classes.tree}
      aria-label={t('outline.label')}
      aria-multiselectable="true"
      data-outline=""
      onKeyDown={(event) => {
        if (current === undefined || !(event.target instanceof Element)) return
        const isDone = handleKey(event, { rows, current, goTo, setOpen, commands })
        if (isDone) {
          event.preventDefault()
          event.stopPropagation()
        }
      }}
    >
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          isCurrent={row === current}
          onGo={() => goTo(row)}
          onToggle={() => setOpen(row, row.isOpen !== true)}
        />
      ))}
    </div>
  )
}

interface KeyWorld {
  readonly rows: readonly OutlineRow[]
  readonly current: OutlineRow
  readonly goTo: (row: OutlineRow | undefined) => void
  readonly setOpen: (row: OutlineRow, isOpen: boolean) => void
  readonly commands: Commands
}

/** What keys do in a tree (WAI-ARIA practices); answers whether it was one of them. */
function handleKey(event: KeyboardEvent, { rows, current, goTo, setOpen, commands }: KeyWorld): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const index = rows.indexOf(current)
  switch (event.key) {
    case 'ArrowDown':
      goTo(rows[index + 1])
      return true
    case 'ArrowUp':
      goTo(rows[index - 1])
      return true
    case 'Home':
      goTo(rows[0])
      return true
    case 'End':
      goTo(rows.at(-1))
      return true
    case 'ArrowRight':
      if (current.isOpen === false) setOpen(current, true)
      else if (current.isOpen === true) goTo(rows[index + 1])
      return true
    case 'ArrowLeft':
      if (current.isOpen === true) setOpen(current, false)
      else goTo(rows.find((row) => row.key === current.parent))
      return true
    case 'Enter':
    case 'F2':
      goTo(current)
      if (current.kind === 'way' && event.key === 'Enter') openWay(current, commands)
      else commands.open()
      return true
    case ' ':
      if (current.kind === 'node') commands.toggle(current.node.id)
      return true
    default:
      return false
  }
}

/** Along a way to where it leads; one that leads nowhere asks where to. */
function openWay(row: Extract<OutlineRow, { kind: 'way' }>, commands: Commands): void {
  if (row.way.to !== null) commands.show(row.way.to)
  else {
    commands.show(row.from)
    commands.askToConnect(row.way.id)
  }
}

function changed(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (isIn) next.add(key)
  else next.delete(key)
  return next
}

function focusRow(tree: HTMLElement | null, key: string): void {
  const row = [...(tree?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])].find(
    (one) => one.dataset['key'] === key,
  )
  row?.focus()
}

/** A step that was added or found gets the focus here, when the outline is what one works in. */
function useRowWhenAsked(tree: RefObject<HTMLDivElement | null>, onAsk: (id: string) => void): void {
  const focus = usePanels((panels) => panels.focus)
  const { panels } = useParts()
  const ask = useRef(onAsk)
  ask.current = onAsk
  useEffect(() => {
    if (focus === null || focus.surface !== 'outline') return
    ask.current(focus.id)
    // The stage may have to open first, which the next frame shows.
    const frame = requestAnimationFrame(() => {
      if (panels.getState().dialog === null) focusRow(tree.current, focus.id)
    })
    return () => cancelAnimationFrame(frame)
  }, [focus, panels, tree])
}

function Row({
  row,
  isCurrent,
  onGo,
  onToggle,
}: {
  readonly row: OutlineRow
  readonly isCurrent: boolean
  readonly onGo: () => void
  readonly onToggle: () => void
}) {
  const isSelected = useDesigner(({ selection }) =>
    row.kind === 'node'
      ? selection.nodes.includes(row.node.id)
      : row.kind === 'way' && row.edge !== null && selection.edges.includes(row.edge),
  )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree.
    <div
      role="treeitem"
      className={classes.row}
      data-key={row.key}
      data-level={row.level}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.isOpen ?? undefined}
      aria-selected={isSelected}
      onClick={onGo}
    >
      {row.isOpen === null ? (
        <span className={classes.twist} />
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the tree open and close.
        // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse; the row itself says that it is open.
        <span
          className={classes.twist}
          data-open={row.isOpen || undefined}
          onClick={(event) => {
            event.stopPropagation()
            onToggle()
          }}
        >
          <Glyph name="chevron" size={11} />
        </span>
      )}
      {row.kind === 'stage' ? (
        <StageWords row={row} />
      ) : row.kind === 'node' ? (
        <StepWords row={row} />
      ) : (
        <WayWords row={row} />
      )}
    </div>
  )
}

function StageWords({ row }: { readonly row: Extract<OutlineRow, { kind: 'stage' }> }) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  return (
    <>
      <span className={classes.stage}>{local(row.stage.name, row.stage.id)}</span>
      <span className={classes.about}>{row.steps === 0 ? t('outline.empty') : row.steps}</span>
    </>
  )
}

function StepWords({ row: { node } }: { readonly row: Extract<OutlineRow, { kind: 'node' }> }) {
  const words = useCardWords()
  const severity = useSeverity(node.id)
  return (
    <>
      <span className={classes.symbol} title={words.kind(node)} data-severity={severity ?? undefined}>
        <Glyph name={node.kind} size={13} />
      </span>
      <span className={classes.name}>{words.title(node)}</span>
      <span className={classes.about}>{words.what(node)}</span>
    </>
  )
}

function WayWords({ row: { way } }: { readonly row: Extract<OutlineRow, { kind: 'way' }> }) {
  const { t } = useTranslation('designer')
  const words = useCardWords()
  const target = useView((view) => view.cards.get(way.to ?? '')?.node)
  const said = words.wayName(way.id, way.name)
  const text =
    target === undefined
      ? t('inspector.nowhere', { way: said })
      : t('outline.leadsTo', { way: said, name: words.title(target) })
  return <span className={classes.way}>{text}</span>
}
