import { Button, Select, Skeleton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { SplitView } from '../views/split-view.tsx'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import { mayGo } from '../workspace/edit-rights.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import { ChangeSentences, useChanges } from './change-sentences.tsx'
import { CompareDocument } from './compare-document.tsx'
import type { Side } from './compared.ts'
import { restored } from './restore.ts'
import { RestoreDialog } from './restore-dialog.tsx'
import { isAbout, type Sides, useChosenPlace, useSides, useVersions, type Versions } from './use-versions.ts'
import { VersionList } from './version-list.tsx'
import classes from './versions.module.css'

/** Every version of a process and of what it uses: to open, to compare, and to go back to. */
export function VersionsView() {
  const { t } = useTranslation('designerVersions')
  const versions = useVersions()
  const { documentKey, shown, against, listed } = versions
  const sides = useSides(versions)
  const [chosen, setChosen] = useChosenPlace(`${documentKey} ${shown} ${against}`)
  const onChoose = useCallback((place: readonly string[]) => setChosen(place), [setChosen])
  const isEmpty = !listed.isLoading && listed.error === null && shown === null
  return (
    <SplitView
      list={<VersionList {...versions} />}
      side={
        sides.value !== null && <Changes versions={versions} sides={sides.value} chosen={chosen} onChoose={onChoose} />
      }
    >
      {isEmpty ? (
        <Empty title={t('never')} text={t('neverText')} />
      ) : (
        <div className={classes.view}>
          <Head versions={versions} sides={sides.value} />
          <div className={classes.body}>
            {sides.error !== null && <Failure error={pledgeProblem(sides.error)} onRetry={sides.retry} />}
            {sides.value === null && sides.error === null && <Skeleton m={12} height={200} width="auto" />}
            {sides.value !== null && (
              <CompareDocument documentKey={documentKey} {...sides.value} chosen={chosen} onChoose={onChoose} />
            )}
          </div>
        </div>
      )}
    </SplitView>
  )
}

/** What a side is called. */
function useSideName(): (side: Side) => string {
  const { t } = useTranslation('designerVersions')
  return (side) => (side === 'draft' ? t('draft') : t('version', { n: side }))
}

interface HeadProps {
  readonly versions: Versions
  readonly sides: Sides | null
}

/** Which versions are held against each other, and the way back to the one that is shown. */
function Head({ versions, sides }: HeadProps) {
  const { t } = useTranslation('designerVersions')
  const { panels } = useParts()
  const nameOf = useSideName()
  const mayRestore = useMayRestore(versions, sides)
  const [isRestoring, restoring] = useDisclosure(false)
  const { documentKey, listed, hasDraft, shown, against, choose } = versions
  const all: Side[] = [...(hasDraft ? ['draft' as const] : []), ...(listed.value ?? []).map(({ version }) => version)]
  const choices = all.map((side) => ({ value: String(side), label: nameOf(side) }))
  const sideOf = (value: string | null): Side | null => all.find((side) => String(side) === value) ?? null
  return (
    <header className={classes.head}>
      <Select
        size="xs"
        w={150}
        label={t('shown')}
        data={choices}
        value={shown === null ? null : String(shown)}
        allowDeselect={false}
        onChange={(value) => choose({ shown: sideOf(value), against: null })}
      />
      <Select
        size="xs"
        w={180}
        label={t('against')}
        data={[{ value: 'none', label: t('nothing') }, ...choices.filter(({ value }) => value !== String(shown))]}
        value={against === null ? 'none' : String(against)}
        allowDeselect={false}
        onChange={(value) => choose({ shown, against: sideOf(value) ?? 'none' })}
      />
      {mayRestore && (
        <Button size="xs" variant="default" className={classes.headEnd ?? ''} onClick={restoring.open}>
          {t('restore')}
        </Button>
      )}
      {isRestoring && sides !== null && typeof shown === 'number' && (
        <RestoreDialog
          documentKey={documentKey}
          version={shown}
          then={sides.after}
          onClose={restoring.close}
          onDone={() => panels.getState().show('drawing')}
        />
      )}
    </header>
  )
}

/** Whether who is here may make the version that is shown their draft: rules as far as their right goes. */
function useMayRestore({ documentKey, shown }: Versions, sides: Sides | null): boolean {
  const document = sides?.after.documents[documentKey]
  return useDesigner(
    ({ mayEdit, rulesRight, history: { present } }) =>
      typeof shown === 'number' &&
      document !== undefined &&
      mayGo({ mayEdit, rulesRight }, present, restored(present, [document])),
  )
}

interface ChangesProps {
  readonly versions: Versions
  readonly sides: Sides
  readonly chosen: readonly string[] | null
  readonly onChoose: (place: readonly string[]) => void
}

function Changes({
  versions: { documentKey: key, shown, against },
  sides: { before, after },
  chosen,
  onChoose,
}: ChangesProps) {
  const { t } = useTranslation('designerVersions')
  const nameOf = useSideName()
  const changes = useChanges(before?.documents[key] ?? null, after.documents[key] ?? null)
  const asItIs = shown === null ? '' : t('asItIs', { side: nameOf(shown) })
  return (
    <div className={classes.panel}>
      <h2 className={classes.title}>{t('changes')}</h2>
      <ChangeSentences
        changes={changes}
        isChosen={(place) => isAbout(place, chosen)}
        onChoose={onChoose}
        empty={against === null ? asItIs : t('same')}
      />
    </div>
  )
}
