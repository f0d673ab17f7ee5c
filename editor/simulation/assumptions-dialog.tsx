import { Button, NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TaskNode } from '../../core/contract/flow.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import { flowIn } from '../workspace/workspace.ts'
import { ArrivalsGrid } from './arrivals-grid.tsx'
import { type TaskTimes, weekOf } from './assumptions.ts'
import classes from './simulation.module.css'
import { useTried, useTrying } from './use-simulation.ts'

const mostPeople = 10_000
const mostMinutes = 100_000
const usualTimes: TaskTimes = { medianMinutes: 15, p90Minutes: 45 }

/** What is assumed beyond the number of cases: when they come in, how many people there are, how long work takes. */
export function AssumptionsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['designerSimulation', 'shell'])
  const { week, arrivals } = useTried((state) => state.assumptions)
  const history = useTried((state) => state.history)
  const { assume, learn } = useTrying()
  const fromHistory = async () => {
    const profile = history?.profile ?? (await learn().catch(() => null))
    if (profile !== null) assume({ arrivals: 'own', week: weekOf(profile) })
  }
  return (
    <Dialog onClose={onClose} size="xl" title={t('designerSimulation:more.title')}>
      <section className={classes.section}>
        <div className={classes.row}>
          <h3 className={classes.subtitle}>{t('designerSimulation:more.arrivals')}</h3>
          <Button size="xs" variant="subtle" onClick={() => void fromHistory()}>
            {t('designerSimulation:more.fromHistory')}
          </Button>
        </div>
        <p className={classes.quiet}>
          {t(arrivals === 'own' ? 'designerSimulation:more.arrivalsHelp' : 'designerSimulation:more.arrivalsOff')}
        </p>
        <ArrivalsGrid week={week} onChange={(next) => assume({ arrivals: 'own', week: next })} />
      </section>
      <Teams />
      <Tasks />
      <div className={classes.row}>
        <span />
        <Button onClick={onClose}>{t('designerSimulation:more.done')}</Button>
      </div>
    </Dialog>
  )
}

function useTasks(): readonly TaskNode[] {
  const flow = useDesigner(({ history }) => flowIn(history.present))
  return flow.nodes.filter((node): node is TaskNode => node.kind === 'task')
}

function Teams() {
  const { t } = useTranslation('designerSimulation')
  const local = useLocalText()
  const { directory } = useParts()
  const teams = useTried(({ assumptions }) => assumptions.teams)
  const { assume } = useTrying()
  const used = [...new Set(useTasks().flatMap(({ queue }) => queue?.team ?? []))]
  const change = (team: string, people: number | null) => {
    const { [team]: _, ...others } = teams
    assume({ teams: people === null ? others : { ...others, [team]: people } })
  }
  if (used.length === 0) return null
  return (
    <section className={classes.section}>
      <h3 className={classes.subtitle}>{t('more.teams')}</h3>
      <p className={classes.quiet}>{t('more.teamsHelp')}</p>
      <div className={classes.fields}>
        {used.map((team) => (
          <NumberInput
            key={team}
            size="xs"
            label={local(directory.teams.find(({ id }) => id === team)?.name, team)}
            placeholder={t('more.asSet')}
            min={0}
            max={mostPeople}
            allowDecimal={false}
            clampBehavior="strict"
            value={teams[team] ?? ''}
            onChange={(value) => change(team, value === '' ? null : Math.max(0, Number(value) || 0))}
          />
        ))}
      </div>
    </section>
  )
}

function Tasks() {
  const { t } = useTranslation('designerSimulation')
  const local = useLocalText()
  const times = useTried(({ assumptions }) => assumptions.tasks)
  const { assume } = useTrying()
  const change = (node: string, part: Partial<TaskTimes> | null) => {
    const { [node]: known = usualTimes, ...others } = times
    if (part === null) return assume({ tasks: others })
    const next = { ...known, ...part }
    // Nine of ten take no less than half of them do.
    const p90Minutes = Math.max(next.p90Minutes, next.medianMinutes)
    return assume({ tasks: { ...others, [node]: { ...next, p90Minutes } } })
  }
  return (
    <section className={classes.section}>
      <h3 className={classes.subtitle}>{t('more.tasks')}</h3>
      <p className={classes.quiet}>{t('more.tasksHelp')}</p>
      {useTasks().map(({ id, name }) => {
        const title = local(name, id)
        return (
          <div key={id} className={classes.task}>
            <span>{title}</span>
            {(['medianMinutes', 'p90Minutes'] as const).map((part) => (
              <NumberInput
                key={part}
                size="xs"
                w={110}
                aria-label={t(`more.${part}Of`, { step: title })}
                placeholder={t(`more.${part}`)}
                suffix={t('more.minutes')}
                min={1}
                max={mostMinutes}
                clampBehavior="strict"
                value={times[id]?.[part] ?? ''}
                onChange={(value) => change(id, value === '' ? null : { [part]: Math.max(1, Number(value) || 1) })}
              />
            ))}
          </div>
        )
      })}
    </section>
  )
}
