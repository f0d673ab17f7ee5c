import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import classes from './teams-view.module.css'

interface TeamListProps {
  readonly items: readonly TeamSetting[]
  readonly isUsed: (id: string) => boolean
  /** What the process names and nobody has set. */
  readonly missing: readonly string[]
  readonly current: string | null
  readonly onAdd: () => void
  readonly onCreate: (id: string) => void
}

/** All teams, those of the process first; what it names and is not there can be made with one click. */
export function TeamList({ items, isUsed, missing, current, onAdd, onCreate }: TeamListProps) {
  const { t } = useTranslation('designerTeams')
  const { may } = useDesignerSession()
  return (
    <nav aria-label={t('list.label')} className={classes.side}>
      {may.settings && (
        <Button size="xs" variant="default" fullWidth leftSection={<Glyph name="plus" size={11} />} onClick={onAdd}>
          {t('list.add')}
        </Button>
      )}
      {missing.length > 0 && (
        <>
          <h2 className={classes.title}>{t('list.missing')}</h2>
          <p className={classes.quiet}>{t('list.missingHelp')}</p>
          <ul className={classes.list}>
            {missing.map((id) => (
              <li key={id} className={classes.missing}>
                <Glyph name="alert" size={11} />
                <span>{id}</span>
                {may.settings && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('list.createNamed', { name: id })}
                    onClick={() => onCreate(id)}
                  >
                    {t('list.create')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Teams title={t('list.used')} items={items.filter(({ id }) => isUsed(id))} current={current} />
      <Teams title={t('list.others')} items={items.filter(({ id }) => !isUsed(id))} current={current} />
    </nav>
  )
}

interface TeamsProps {
  readonly title: string
  readonly items: readonly TeamSetting[]
  readonly current: string | null
}

function Teams({ title, items, current }: TeamsProps) {
  const { panels } = useParts()
  const local = useLocalText()
  if (items.length === 0) return null
  return (
    <>
      <h2 className={classes.title}>{title}</h2>
      <ul className={classes.list}>
        {items.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.entry}
              aria-current={id === current ? 'true' : undefined}
              onClick={() => panels.getState().show('teams', id)}
            >
              {local(name, id)}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
