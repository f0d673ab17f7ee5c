import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Glyph } from '../../look/elements/glyph.tsx'
import { TimePhrase } from '../../look/time/time-text.tsx'
import type { DesignerStore } from '../workspace/designer-store.ts'
import type { DraftKeeper } from './keep-drafts.ts'
import { MergeDialog } from './merge-dialog.tsx'

interface DraftStatusProps {
  readonly keeper: DraftKeeper
  readonly store: DesignerStore
}

/** Where the drafts stand, as a few words that are read out when they change; asks when two sides changed the same. */
export function DraftStatus({ keeper, store }: DraftStatusProps) {
  const { t } = useTranslation('designer')
  const state = useStore(keeper.state)
  const [isPutOff, setPutOff] = useState(false)
  if (state.kind !== 'conflict') {
    if (isPutOff) setPutOff(false)
    return (
      <span role="status">
        <StatusWords keeper={keeper} />
      </span>
    )
  }
  return (
    <>
      <Button size="compact-xs" variant="default" leftSection={<Glyph name="alert" />} onClick={() => setPutOff(false)}>
        {t('drafts.conflict')}
      </Button>
      {!isPutOff && (
        <MergeDialog questions={state.questions} keeper={keeper} store={store} onClose={() => setPutOff(true)} />
      )}
    </>
  )
}

function StatusWords({ keeper }: { readonly keeper: DraftKeeper }) {
  const { t } = useTranslation('designer')
  const state = useStore(keeper.state)
  switch (state.kind) {
    case 'saved':
      if (Object.values(keeper.origins()).every(({ etag }) => etag === null)) return t('drafts.unchanged')
      if (state.at === null) return t('drafts.draft')
      return <TimePhrase at={state.at} phrase={(time) => t('drafts.saved', { time })} />
    case 'saving':
      return t('drafts.saving')
    case 'offline':
      return t(state.isKept ? 'drafts.offline' : 'drafts.notKept')
    case 'refused':
      return t('drafts.refused', { reason: state.message })
    case 'conflict':
      return null
  }
}
