import { ActionIcon, Button, Group, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { changeFlowFields } from '../edits/change-flow.ts'
import { changeWaits, renamePolicy } from '../edits/change-policy.ts'
import { ChoiceField } from '../inspector/fields/choice-field.tsx'
import { DurationField } from '../inspector/fields/duration-field.tsx'
import { TwoLanguages } from '../inspector/fields/two-languages.tsx'
import { useDesigner, useDocumentChoices, useParts } from '../workspace/designer-parts.ts'
import { changeFlow } from '../workspace/workspace.ts'
import classes from './clocks.module.css'
import { knownReasons } from './matcher-choices.ts'
import { usePolicyEdit } from './use-clock-edit.ts'
import { useClockWords } from './use-clock-words.ts'

/** The service standard as a whole: which one the process has, what it is called, and how long a case may wait. */
export function StandardForm({ policy }: { readonly policy: PolicyDocument }) {
  const { t } = useTranslation('designerClocks')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const edit = usePolicyEdit(policy.id)
  return (
    <Surface id="standard" title={t('standard.title')}>
      <fieldset className={classes.fields} disabled={!mayEdit}>
        <StandardChoice />
        <TwoLanguages
          labels={{ en: t('names.en'), 'zh-CN': t('names.zh-CN') }}
          value={policy.name}
          onType={(text, language) =>
            edit({ key: 'changePolicy' }, (old) => renamePolicy(old, text, language), `policy name ${language}`)
          }
        />
        <Waits policy={policy} />
      </fieldset>
    </Surface>
  )
}

/** Which of all service standards the process has. */
export function StandardChoice() {
  const { t } = useTranslation('designerClocks')
  const { store } = useParts()
  const policies = useDocumentChoices('policy')
  const policy = useDesigner(({ history }) => {
    const flow = history.present.documents[`flow/${history.present.flow}`]
    return flow?.kind === 'flow' ? flow.policy : undefined
  })
  return (
    <ChoiceField
      label={t('standard.choose')}
      description={t('standard.chooseHelp')}
      choices={policies}
      value={policy}
      isOptional
      onChoose={(next) =>
        store
          .getState()
          .edit({ key: 'changeFlow' }, (workspace) =>
            changeFlow(workspace, (flow) => changeFlowFields(flow, { policy: next })),
          )
      }
    />
  )
}

function Waits({ policy }: { readonly policy: PolicyDocument }) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const edit = usePolicyEdit(policy.id)
  const waits = policy.waits ?? []
  const free = knownReasons(policy.clocks, waits).filter((reason) => !waits.some((wait) => wait.reason === reason))
  const [next] = free
  const put = (changed: PolicyDocument['waits'], group?: string) =>
    edit({ key: 'changePolicy' }, (old) => changeWaits(old, changed), group)
  return (
    <fieldset className={classes.plain}>
      <legend className={classes.legend}>{t('standard.waits')}</legend>
      <p className={classes.quiet}>{t('standard.waitsHelp')}</p>
      <ul className={classes.list}>
        {waits.map((wait, index) => (
          <li key={wait.reason} className={classes.wait}>
            <Select
              label={t('standard.wait')}
              data={[wait.reason, ...free].map((reason) => ({ value: reason, label: words.waitReason(reason) }))}
              value={wait.reason}
              allowDeselect={false}
              onChange={(reason) => reason !== null && put(waits.with(index, { ...wait, reason }))}
            />
            <DurationField
              label={t('standard.atMost')}
              value={wait.atMost}
              onChange={(atMost) => put(waits.with(index, { ...wait, atMost }), `wait ${wait.reason}`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('standard.removeWait', { reason: words.waitReason(wait.reason) })}
              onClick={() => put(waits.toSpliced(index, 1))}
            >
              <Glyph name="cross" size={11} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {next !== undefined && (
        <Group>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<Glyph name="plus" size={10} />}
            onClick={() => put([...waits, { reason: next, atMost: { amount: 7, unit: 'calendarDays' } }])}
          >
            {t('standard.addWait')}
          </Button>
        </Group>
      )}
    </fieldset>
  )
}
