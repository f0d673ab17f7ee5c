import { Button, Select, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAuditDetail } from '../../core/contract/wire-quality.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { usePledge } from '../api/pledge.ts'
import { TextLink } from '../shell/links.tsx'
import { Page } from '../shell/page.tsx'
import { AppealPart } from './appeal-part.tsx'
import { AuditScore, AuditStateBadge } from './audit-list.tsx'
import { AuditRecord, type Evidence } from './audit-record.tsx'
import { ScoreForm } from './score-form.tsx'
import { ScoreHistory } from './score-history.tsx'
import classes from './scorecards.module.css'
import { useAudit, useAuditors, useQualityChange } from './use-audits.ts'

interface AuditPanelProps {
  readonly id: string
  readonly onBack: () => void
}

/** One audit: what happened in the case on the left, the card on the right. */
export function AuditPanel({ id, onBack }: AuditPanelProps) {
  const { t } = useTranslation('scorecards')
  const audit = useAudit(id)
  const number = audit.data?.case.number
  return (
    <Page
      title={number === undefined ? t('title') : t('score.of', { number })}
      aside={
        <Button variant="default" size="xs" onClick={onBack}>
          {t('back')}
        </Button>
      }
    >
      {audit.isError && <Failure error={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.isPending && <Skeleton height={320} />}
      {audit.data !== undefined && <AuditBody key={audit.data.scores.length} audit={audit.data} />}
    </Page>
  )
}

type Mode = 'show' | 'correct' | 'decide'

function AuditBody({ audit }: { readonly audit: WireAuditDetail }) {
  const { t } = useTranslation(['scorecards', 'cases'])
  const local = useLocalText()
  const [evidence, setEvidence] = useState<Evidence | null>(null)
  const [mode, setMode] = useState<Mode>('show')
  const [ground, setGround] = useState('')
  const may = (what: WireAuditDetail['allowed'][number]) => audit.allowed.includes(what)
  const isScoring = may('score') || mode !== 'show'
  return (
    <>
      <div className={classes.bar}>
        <TextLink to="/cases/$caseId" params={{ caseId: audit.case.id }}>
          <span className="figures">#{audit.case.number}</span> {audit.case.subject ?? t('cases:noSubject')}
        </TextLink>
        <AuditStateBadge state={audit.state} />
        <span className={classes.minor}>
          {[audit.personName, local(audit.card.name, audit.card.id), audit.auditorName].filter(Boolean).join(' · ')}
        </span>
        {may('assign') && <AssignSelect audit={audit} />}
      </div>
      <div className={classes.audit}>
        <AuditRecord caseId={audit.case.id} evidence={evidence} />
        <div className={`${classes.sticky} ${classes.stack}`}>
          <Surface
            id="audit-card"
            title={t('scorecards:score.card')}
            aside={
              audit.submittedAt !== null && (
                <span className={classes.score}>
                  <AuditScore audit={audit} />
                </span>
              )
            }
          >
            {isScoring ? (
              <ScoreForm
                audit={audit}
                mode={mode === 'show' ? 'score' : mode}
                ground={mode === 'decide' ? ground : ''}
                onEvidence={setEvidence}
                onDone={() => setMode('show')}
              />
            ) : (
              <ScoreHistory audit={audit} />
            )}
            {!isScoring && may('correct') && (
              <div className={classes.foot}>
                <Button variant="default" onClick={() => setMode('correct')}>
                  {t('scorecards:score.correct')} …
                </Button>
              </div>
            )}
          </Surface>
          <AppealPart
            audit={audit}
            isDeciding={mode === 'decide'}
            onRescore={(written) => {
              setGround(written)
              setMode('decide')
            }}
          />
        </div>
      </div>
    </>
  )
}

function AssignSelect({ audit }: { readonly audit: WireAuditDetail }) {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const auditors = useAuditors()
  const assign = useQualityChange(
    (auditor: string) => pledge.quality.assign(audit.id, auditor),
    () => t('score.assigned'),
  )
  return (
    <Select
      size="xs"
      aria-label={t('score.assign')}
      placeholder={t('audits.anybody')}
      error={assign.isError}
      value={audit.auditor}
      data={auditors}
      onChange={(auditor) => auditor !== null && auditor !== audit.auditor && assign.mutate(auditor)}
    />
  )
}
