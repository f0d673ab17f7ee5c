import { Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '../../core/contract/language.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import classes from './calendars-view.module.css'
import { PublishCalendar } from './publish-calendar.tsx'
import { useCalendar } from './use-calendar.ts'
import type { CalendarUses } from './uses.ts'

/** Who counts by the calendar that is open, and what a change means for cases that run. */
export function UsesPanel({ uses, isNamed }: { readonly uses: CalendarUses; readonly isNamed: boolean }) {
  const { t } = useTranslation('designerCalendars')
  const { calendar } = useCalendar()
  const { clocks, waits, rules, teams, sites } = uses
  const isUsed = clocks.length + waits.length + rules.length + teams.length + sites.length > 0
  return (
    <section className={classes.part} aria-label={t('uses.title')}>
      <h3 className={classes.partTitle}>{t('uses.title')}</h3>
      <Stack gap={6}>
        {!isUsed && <Text size="sm">{t('uses.none')}</Text>}
        <ClockUses uses={uses} />
        <WaitUses uses={uses} />
        <NamesUsed title={t('uses.rules')} entries={rules} view="rules" />
        <NamesUsed title={t('uses.teams')} entries={teams} view="teams" />
        <NamesUsed title={t('uses.sites')} entries={sites} view={null} />
        <Reach uses={uses} />
        {!isNamed && (
          <>
            <Text size="xs" c="dimmed">
              {t('uses.notHere')}
            </Text>
            <PublishCalendar id={calendar.id} />
          </>
        )}
      </Stack>
    </section>
  )
}

function ClockUses({ uses: { clocks } }: { readonly uses: CalendarUses }) {
  const { t } = useTranslation('designerCalendars')
  const { panels } = useParts()
  const local = useLocalText()
  if (clocks.length === 0) return null
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t('uses.clocks')}
      </Text>
      <ul className={classes.uses}>
        {clocks.map(({ policy, clock, isStandIn }) => (
          <li key={`${policy} ${clock.id}`}>
            <Button size="compact-xs" variant="subtle" onClick={() => panels.getState().show('clocks', clock.id)}>
              {local(clock.name, clock.id)}
            </Button>
            {isStandIn && <span className={classes.quiet}>{t('uses.standIn')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function WaitUses({ uses: { waits } }: { readonly uses: CalendarUses }) {
  const { t } = useTranslation('designerCalendars')
  const { panels } = useParts()
  const commands = useCommands()
  const words = useCardWords()
  if (waits.length === 0) return null
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t('uses.waits')}
      </Text>
      <ul className={classes.uses}>
        {waits.map((node) => (
          <li key={node.id}>
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => {
                panels.getState().show('drawing')
                commands.show(node.id)
              }}
            >
              {words.title(node)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface NamesUsedProps {
  readonly title: string
  readonly entries: readonly { readonly id: string; readonly name?: LocalText }[]
  /** Where each of them is changed. */
  readonly view: 'teams' | 'rules' | null
}

function NamesUsed({ title, entries, view }: NamesUsedProps) {
  const { panels } = useParts()
  const local = useLocalText()
  if (entries.length === 0) return null
  return (
    <div>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <ul className={classes.uses}>
        {entries.map(({ id, name }) => (
          <li key={id}>
            {view === null ? (
              local(name, id)
            ) : (
              <Button size="compact-xs" variant="subtle" onClick={() => panels.getState().show(view, id)}>
                {local(name, id)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a change does to cases that run: each promise says it itself. */
function Reach({ uses: { clocks } }: { readonly uses: CalendarUses }) {
  const { t } = useTranslation('designerCalendars')
  const language = useLanguage()
  const local = useLocalText()
  const names = (choice: 'apply' | 'keep') =>
    clocks
      .filter(({ clock }) => (clock.onCalendarChange ?? 'apply') === choice)
      .map(({ clock }) => local(clock.name, clock.id))
      .join(language === 'en' ? ', ' : '、')
  const [apply, keep] = [names('apply'), names('keep')]
  return (
    <>
      {apply !== '' && <Text size="xs">{t('uses.apply', { names: apply })}</Text>}
      {keep !== '' && <Text size="xs">{t('uses.keep', { names: keep })}</Text>}
    </>
  )
}
