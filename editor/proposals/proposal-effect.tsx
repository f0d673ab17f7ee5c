import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireProposalInFull } from '../../core/contract/wire-publication.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { CalendarCounts, RunningCount, useEffectWords } from '../publish/effect-fields.tsx'
import classes from '../versions/versions.module.css'
import { documentIn } from '../workspace/workspace.ts'
import type { ProposedSides } from './proposed-sides.ts'

interface ProposalEffectProps {
  readonly proposal: WireProposalInFull
  readonly sides: ProposedSides
}

/** What a proposal does to running cases, or why it cannot be published. */
export function ProposalEffect({ proposal: { proposal, effect, refusal, documents }, sides }: ProposalEffectProps) {
  const { t } = useTranslation('designerVersions')
  const flows = Object.values(sides.after.documents).flatMap((one) => (one.kind === 'flow' ? [one] : []))
  const say = useEffectWords(flows)
  const { mapping, running } = proposal
  const concerned = (effect?.flows ?? []).filter((flow) => flow.running > 0)
  const changed = documents.flatMap(({ kind, id }) => {
    const document = kind === 'calendar' ? documentIn(sides.after, 'calendar', id) : null
    return document === null ? [] : [{ document }]
  })
  if (refusal !== null) {
    return (
      <Notice kind="problem" title={t('proposals.refused')}>
        {refusal.message}
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {refusal.issues.map(({ message, path }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      </Notice>
    )
  }
  if (effect === null) return null
  return (
    <section aria-labelledby="proposal-effect">
      <h2 className={classes.title} id="proposal-effect">
        {t('proposals.running')}
      </h2>
      {concerned.length === 0 && <Text size="sm">{t('proposals.noneRunning')}</Text>}
      {concerned.map((flow) => (
        <div key={flow.flow}>
          <RunningCount effect={flow} flows={flows} />
          {running === 'migrate' && <Text size="sm">{say.moves(flow)}</Text>}
          {Object.entries(mapping[flow.flow] ?? {}).map(([from, to]) => (
            <Text key={from} size="sm">
              {t('proposals.goesOnAt', {
                from: say.lostName(flow, from),
                to: say.nodeName(flow.flow, to),
              })}
            </Text>
          ))}
        </div>
      ))}
      {concerned.length > 0 && <Text size="sm">{t(`proposals.${running}`)}</Text>}
      <CalendarCounts effect={effect} changed={changed} />
    </section>
  )
}
