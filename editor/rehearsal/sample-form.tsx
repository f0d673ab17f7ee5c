import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../core/contract/plan.ts'
import { FactForm } from '../../look/facts/fact-form.tsx'
import { type FactFault, type FactInputs, factFields, factInput, readFactForm } from '../../look/facts/fact-input.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { zoneChoice } from '../calendars/zones.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { flowIn } from '../workspace/workspace.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'
import { drawnSample, firstSample, intakeFacts, type SampleIntake } from './sample-intake.ts'
import { calendarOfPlan, localInput, nextMonday, readLocalInput, zonedText } from './zoned-text.ts'

/** With what a sample case comes in: what makes sense at first, by chance if one likes, or as one types. */
export function SampleForm({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('designerRehearsal')
  const names = useNames()
  const language = useLanguage()
  const actions = useRehearsalActions()
  const flow = useDesigner(({ history }) => flowIn(history.present))
  const { zone, timeZone } = calendarOfPlan(plan)
  const facts = intakeFacts(flow)
  const fields = factFields(
    facts.map(({ id }) => id),
    facts,
  )
  const inputsOf = (sample: SampleIntake): FactInputs =>
    Object.fromEntries(facts.map((fact) => [fact.id, factInput(fact, sample.facts[fact.id])]))
  const [first] = useState(() => firstSample(flow))
  const [inputs, setInputs] = useState(() => inputsOf(first))
  const [channel, setChannel] = useState(first.channel ?? '')
  const [at, setAt] = useState(() => localInput(zone, nextMonday(calendarOfPlan(plan), Date.now())))
  const [seed, setSeed] = useState(0)
  const [faults, setFaults] = useState<Readonly<Record<string, FactFault>>>({})
  const start = flow.nodes.find((node) => node.kind === 'start')
  const beginsAt = readLocalInput(zone, at)

  const draw = () => {
    const sample = drawnSample(plan, seed + 1)
    setSeed(seed + 1)
    setInputs(inputsOf(sample))
    setChannel(sample.channel ?? '')
    setFaults({})
  }
  const begin = (event: SubmitEvent) => {
    event.preventDefault()
    const read = readFactForm(
      fields.map((field) => ({ ...field, isRequired: false })),
      inputs,
    )
    setFaults(read.ok ? {} : read.faults)
    if (!read.ok || beginsAt === null) return
    void actions.begin({
      at: zonedText(zone, beginsAt),
      facts: read.facts,
      ...(channel !== '' && { channel }),
    })
  }
  return (
    <form className={classes.section} onSubmit={begin} noValidate aria-label={t('sample.title')}>
      <h2 className={classes.heading}>{t('sample.title')}</h2>
      <p className={classes.quiet}>{t('sample.text')}</p>
      <Stack gap={8}>
        <TextInput
          size="sm"
          type="datetime-local"
          label={t('sample.at')}
          description={t('sample.zone', { zone: zoneChoice(timeZone, language, beginsAt ?? 0).label })}
          max="2100-12-31T23:59"
          value={at}
          error={beginsAt === null ? t('sample.wrongTime') : undefined}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <NativeSelect
          size="sm"
          label={t('sample.channel')}
          value={channel}
          data={[
            { value: '', label: t('sample.anyChannel') },
            ...(start?.channels ?? []).map((value) => ({ value, label: names.channel(value) })),
          ]}
          onChange={(event) => setChannel(event.currentTarget.value)}
        />
        <div className={classes.narrowForm}>
          <FactForm fields={fields} inputs={inputs} faults={faults} onChange={setInputs} />
        </div>
        <Group gap={6}>
          <Button type="submit" size="sm">
            {t('sample.begin')}
          </Button>
          <Button size="sm" variant="default" title={t('sample.chanceHelp')} onClick={draw}>
            {t('sample.chance')}
          </Button>
          {seed > 0 && <span className={classes.quiet}>{t('sample.seed', { seed })}</span>}
        </Group>
      </Stack>
    </form>
  )
}
