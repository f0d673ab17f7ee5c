import classes from '../inspector.module.css'
import { useFactChoices } from '../use-fact-choices.ts'
import { ChoiceField } from './choice-field.tsx'
import { OrderedList } from './ordered-list.tsx'
import { TextField } from './text-field.tsx'

interface FactMapProps {
  readonly label: string
  readonly targetLabel: string
  readonly sourceLabel: string
  /** By the fact that gets the value, the fact that it comes from. */
  readonly value: Readonly<Record<string, string>>
  /** Which side is a fact of this flow; the other side is one of the other process. */
  readonly isOwn: 'target' | 'source'
  readonly onChange: (map: Readonly<Record<string, string>> | undefined) => void
}

/** Which facts of one process become which of another. */
export function FactMap({ label, targetLabel, sourceLabel, value, isOwn, onChange }: FactMapProps) {
  const { allFacts, facts, factName } = useFactChoices()
  const entries = Object.entries(value)
  const put = (next: readonly (readonly [string, string])[]) =>
    onChange(next.length === 0 ? undefined : Object.fromEntries(next))
  const free = facts.find(({ id }) => !Object.hasOwn(value, id))
  const side = (which: 'target' | 'source', id: string, change: (id: string) => void) => {
    const sideLabel = which === 'target' ? targetLabel : sourceLabel
    return which === isOwn ? (
      <ChoiceField
        label={sideLabel}
        choices={which === 'target' ? facts : allFacts}
        value={id}
        onChoose={(chosen) => chosen !== undefined && change(chosen)}
      />
    ) : (
      <TextField label={sideLabel} value={id} maxLength={128} onType={change} />
    )
  }
  return (
    <OrderedList
      label={label}
      items={entries}
      keyOf={(_, index) => String(index)}
      nameOf={([target]) => factName(target)}
      onChange={put}
      add={free === undefined ? undefined : () => [free.id, free.id] as [string, string]}
    >
      {([target, source], index) => {
        const replace = (entry: readonly [string, string]) =>
          put(entries.map((one, other) => (other === index ? entry : one)))
        return (
          <div className={classes.pair}>
            {side('target', target, (id) => !Object.hasOwn(value, id) && replace([id, source]))}
            {side('source', source, (id) => replace([target, id]))}
          </div>
        )
      }}
    </OrderedList>
  )
}
