import { ActionIcon, Popover, Text } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportMeasure } from '../../core/contract/wire-reports.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import classes from './reports.module.css'
import { useDefinitions } from './use-report.ts'

interface DefinitionProps {
  readonly name: string
  /** What it is, in a sentence. */
  readonly text?: string
  /** The measures it is made of, whose definitions the server has. */
  readonly measures?: readonly ReportMeasure[]
}

/** What a figure is, one click away from it. */
export function Definition({ name, text, measures = [] }: DefinitionProps) {
  const { t } = useTranslation('reports')
  return (
    <Popover width={340} position="bottom-start" shadow="md" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="xs"
          className={classes.definition ?? ''}
          aria-label={t('what', { name })}
          title={t('what', { name })}
        >
          <Glyph name="question" size={10} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('what', { name })}>
        <div tabIndex={-1} data-autofocus className={classes.definitionText}>
          {text !== undefined && <Text fz="sm">{text}</Text>}
          <MeasureDefinitions measures={measures} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function MeasureDefinitions({ measures }: { readonly measures: readonly ReportMeasure[] }) {
  const { t } = useTranslation('reports')
  const local = useLocalText()
  const { data } = useDefinitions()
  const found = measures.flatMap((measure) => data?.filter((item) => item.measure === measure) ?? [])
  if (found.length === 0) return null
  return (
    <dl className={classes.definitions}>
      {found.map(({ measure, name, counts, value, late, excluded }) => (
        <Fragment key={measure}>
          <dt>{t('counts', { name: local(name, measure) })}</dt>
          <dd>{local(counts, measure)}</dd>
          {value !== null && <dd>{t('meaning.value', { text: local(value, measure) })}</dd>}
          {late !== null && <dd>{t('meaning.late', { text: local(late, measure) })}</dd>}
          {excluded !== null && <dd>{t('meaning.excluded', { text: local(excluded, measure) })}</dd>}
        </Fragment>
      ))}
    </dl>
  )
}
