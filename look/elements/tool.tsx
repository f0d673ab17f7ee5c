import { ActionIcon, Tooltip } from '@mantine/core'
import { Glyph, type GlyphName } from './glyph.tsx'
import classes from './tool.module.css'

interface ToolProps {
  /** What it does, in words. */
  readonly label: string
  readonly symbol: GlyphName
  readonly isOff?: boolean
  readonly onClick: () => void
}

/** A symbol that does something, with its words for whoever hovers or hears it. Where it is off it keeps the focus: nobody is thrown out by what they did. */
export function Tool({ label, symbol, isOff = false, onClick }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.tool ?? ''}
        aria-label={label}
        aria-disabled={isOff}
        onClick={() => !isOff && onClick()}
      >
        <Glyph name={symbol} size={14} />
      </ActionIcon>
    </Tooltip>
  )
}

/** A small one, beside a line of a list. */
export function SmallTool({ label, symbol, isOff = false, onClick }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      className={classes.tool ?? ''}
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={() => !isOff && onClick()}
    >
      <Glyph name={symbol} size={11} />
    </ActionIcon>
  )
}
