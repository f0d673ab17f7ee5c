import { Button, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../../look/elements/glyph.tsx'
import { SmallTool } from '../../../look/elements/tool.tsx'
import classes from '../inspector.module.css'

interface OrderedListProps<T> {
  readonly label: string
  readonly items: readonly T[]
  /** What an item is called, for its buttons. */
  readonly nameOf: (item: T, index: number) => string
  readonly keyOf: (item: T, index: number) => string
  readonly children: (item: T, index: number) => ReactNode
  readonly onChange: (items: readonly T[]) => void
  /** Makes the next item; without it nothing can be added. */
  readonly add?: (() => T) | undefined
  /** Said below the name of the list as long as nothing is in it. */
  readonly hint?: string | undefined
  /** How many have to stay. */
  readonly least?: number
}

/** A list whose items can be changed in place, moved up and down, added and removed. */
export function OrderedList<T>(props: OrderedListProps<T>) {
  const { label, items, nameOf, keyOf, children, onChange, add, hint, least = 0 } = props
  const { t } = useTranslation('designer')
  const move = (from: number, to: number) => {
    const next = [...items]
    next.splice(to, 0, ...next.splice(from, 1))
    onChange(next)
  }
  return (
    <fieldset className={classes.plain}>
      <legend className={classes.legend}>{label}</legend>
      {hint !== undefined && items.length === 0 && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
      <ol className={classes.list}>
        {items.map((item, index) => {
          const name = nameOf(item, index)
          return (
            <li key={keyOf(item, index)} className={classes.item}>
              <div className={classes.itemBody}>{children(item, index)}</div>
              <div className={classes.itemTools}>
                <SmallTool
                  label={`${t('inspector.up')}: ${name}`}
                  symbol="up"
                  isOff={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <SmallTool
                  label={`${t('inspector.down')}: ${name}`}
                  symbol="down"
                  isOff={index === items.length - 1}
                  onClick={() => move(index, index + 1)}
                />
                <SmallTool
                  label={t('inspector.removeOne', { name })}
                  symbol="cross"
                  isOff={items.length <= least}
                  onClick={() => onChange(items.filter((_, other) => other !== index))}
                />
              </div>
            </li>
          )
        })}
      </ol>
      {add !== undefined && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Glyph name="plus" size={10} />}
          aria-label={`${t('inspector.add')}: ${label}`}
          onClick={() => onChange([...items, add()])}
        >
          {t('inspector.add')}
        </Button>
      )}
    </fieldset>
  )
}
