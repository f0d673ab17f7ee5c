import { ActionIcon, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { type Named, useDesigner, useParts } from '../workspace/designer-parts.ts'
import classes from './calendars-view.module.css'

interface CalendarListProps {
  /** Those that the process names, then all others. */
  readonly used: readonly Named[]
  readonly others: readonly Named[]
  readonly current: string | null
  /** Whether a calendar exists only as a draft. */
  readonly isNew: (id: string) => boolean
  readonly onAdd: () => void
  readonly onCopy: (id: string) => void
}

/** All calendars there are, those of the process first. */
export function CalendarList({ used, others, current, isNew, onAdd, onCopy }: CalendarListProps) {
  const { t } = useTranslation('designerCalendars')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const group = (title: string, calendars: readonly Named[]) =>
    calendars.length > 0 && (
      <>
        <h2 className={classes.listTitle}>{title}</h2>
        <ul className={classes.list}>
          {calendars.map((calendar) => (
            <CalendarEntry
              key={calendar.id}
              calendar={calendar}
              isCurrent={calendar.id === current}
              isNew={isNew(calendar.id)}
              {...(mayEdit ? { onCopy } : {})}
            />
          ))}
        </ul>
      </>
    )
  return (
    <nav aria-label={t('list.label')} className={classes.side}>
      {mayEdit && (
        <Button size="xs" variant="default" fullWidth leftSection={<Glyph name="plus" size={11} />} onClick={onAdd}>
          {t('list.add')}
        </Button>
      )}
      {used.length === 0 && <p className={classes.quiet}>{t('list.noneUsed')}</p>}
      {group(t('list.used'), used)}
      {group(t('list.others'), others)}
    </nav>
  )
}

interface CalendarEntryProps {
  readonly calendar: Named
  readonly isCurrent: boolean
  readonly isNew: boolean
  readonly onCopy?: (id: string) => void
}

function CalendarEntry({ calendar: { id, name }, isCurrent, isNew, onCopy }: CalendarEntryProps) {
  const { t } = useTranslation('designerCalendars')
  const { panels } = useParts()
  const local = useLocalText()
  const called = local(name, id)
  return (
    <li className={classes.entry} data-current={isCurrent || undefined}>
      <button
        type="button"
        className={classes.entryName}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => panels.getState().show('calendars', id)}
      >
        {called}
        {isNew && <span className={classes.quiet}>{t('list.notPublished')}</span>}
      </button>
      {onCopy !== undefined && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('list.copy', { name: called })}
          title={t('list.copy', { name: called })}
          onClick={() => onCopy(id)}
        >
          <Glyph name="copy" size={12} />
        </ActionIcon>
      )}
    </li>
  )
}
