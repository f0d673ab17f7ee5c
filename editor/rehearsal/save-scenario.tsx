import { Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type SubmitEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../look/language/use-language.ts'
import { type Expectable, expectablesOf } from '../../simulation/rehearsal/expectable.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import { withDocument } from '../workspace/workspace.ts'
import { keptScenario } from './keep-scenario.ts'
import type { Play } from './play.ts'
import classes from './rehearsal.module.css'
import { useRehearsalParts } from './rehearsal-parts.ts'
import { useExpectationWords } from './use-expectation-words.ts'
import type { LookedAt } from './use-moment.ts'
import { calendarOfPlan, zonedText } from './zoned-text.ts'

interface SaveScenarioProps {
  readonly looked: LookedAt
  readonly play: Play
}

/** Keeps what was played as a scenario of the process. */
export function SaveScenario({ looked, play }: SaveScenarioProps) {
  const { t } = useTranslation('designerRehearsal')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const [isOpen, dialog] = useDisclosure(false)
  const [isSaved, saved] = useDisclosure(false)
  if (!mayEdit) return null
  return (
    <div>
      <Button
        size="xs"
        variant="light"
        mt={10}
        onClick={() => {
          saved.close()
          dialog.open()
        }}
      >
        {t('save.open')}
      </Button>
      <span role="status" className={classes.quiet}>
        {isSaved && ` ${t('save.saved')}`}
      </span>
      {isOpen && <SaveDialog looked={looked} play={play} onClose={dialog.close} onSaved={saved.open} />}
    </div>
  )
}

/** What usually is the point of a scenario; the rest can be ticked. */
const usual: ReadonlySet<Expectable['kind']> = new Set(['path', 'breaches', 'outcome'])

function SaveDialog({
  looked,
  play,
  onClose,
  onSaved,
}: SaveScenarioProps & { readonly onClose: () => void; readonly onSaved: () => void }) {
  const { t } = useTranslation(['designerRehearsal', 'shell'])
  const language = useLanguage()
  const { store } = useParts()
  const { library } = useRehearsalParts()
  const { moments, endsAt, plan } = looked.shown
  const write = useMemo(() => (at: number) => zonedText(calendarOfPlan(plan).zone, at), [plan])
  const lines = useMemo(() => expectablesOf(moments, endsAt, write), [moments, endsAt, write])
  const say = useExpectableWords(looked)
  const [name, setName] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<Expectable>>(
    () => new Set(lines.filter(({ kind }) => usual.has(kind))),
  )
  const [isAsked, asked] = useDisclosure(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    asked.open()
    const expect = lines.filter((line) => ticked.has(line)).map(({ line }) => line)
    if (name.trim() === '' || expect.length === 0) return
    const title = name.trim()
    store.getState().edit({ key: 'addScenario', params: { name: title } }, (workspace) => {
      const known = { workspace, library, write }
      return withDocument(workspace, keptScenario(play, known, { name: { [language]: title }, expect }))
    })
    onSaved()
    onClose()
  }
  return (
    <Dialog onClose={onClose} size="lg" title={t('designerRehearsal:save.title')}>
      <form onSubmit={submit} noValidate>
        <p>{t('designerRehearsal:save.text')}</p>
        <TextInput
          data-autofocus
          label={t('designerRehearsal:save.name')}
          description={t('designerRehearsal:save.nameHelp')}
          value={name}
          maxLength={200}
          error={isAsked && name.trim() === '' ? t('designerRehearsal:save.nameMissing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          mt="md"
          label={t('designerRehearsal:save.expect')}
          error={isAsked && ticked.size === 0 ? t('designerRehearsal:save.expectMissing') : undefined}
          value={lines.flatMap((line, index) => (ticked.has(line) ? [String(index)] : []))}
          onChange={(values) => setTicked(new Set(lines.filter((_, index) => values.includes(String(index)))))}
        >
          <Stack gap={6} mt={6} className={classes.expectables}>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one run stay in their order.
              <Checkbox key={index} value={String(index)} label={say(line)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Button type="submit" mt="md">
          {t('designerRehearsal:save.submit')}
        </Button>
      </form>
    </Dialog>
  )
}

function useExpectableWords({ main }: LookedAt) {
  const { t } = useTranslation('designerRehearsal')
  const say = useExpectationWords(main.plan)
  return ({ kind, line, about }: Expectable): string => {
    const clock = about === null ? '' : say.words.clock(about)
    if ('breaches' in line && line.breaches.length === 0) return t('save.kinds.noBreaches')
    if ('facts' in line && about !== null) {
      const [value] = Object.values(line.facts)
      return t('save.kinds.facts', {
        fact: say.words.fact(about),
        what: say.factValue(about, (value ?? null) as never),
      })
    }
    if ('clock' in line) {
      const turn = (line.instance ?? 1) > 1 ? ` (${t('clocks.turn', { instance: line.instance ?? 1 })})` : ''
      return t(`save.kinds.${kind}`, { clock: `${clock}${turn}`, fact: '', what: say.clockEnd(line) })
    }
    return t(`save.kinds.${kind}`, { clock, fact: about ?? '', what: say.line(line) })
  }
}
