import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import classes from '../designer.module.css'
import { useDesigner } from '../workspace/designer-parts.ts'
import { type ExportKind, exportKinds } from './export-kinds.ts'
import { useFileActions } from './use-file-actions.ts'

/** The menu of the designer's bar that leads to files and back: save, picture, print, bring in. */
export function FilesMenu() {
  const { t } = useTranslation('designerFiles')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const actions = useFileActions()
  return (
    // The place for the first focus that Mantine puts into a menu is none that a menu may hold.
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Tooltip label={t('menu')}>
          <ActionIcon variant="subtle" color="gray" className={classes.tool ?? ''} aria-label={t('menu')}>
            <Glyph name="file" size={15} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {mayEdit && <Menu.Item onClick={actions.bring}>{t('bring')}</Menu.Item>}
        <Kinds label={t('all')} kinds={{ json: t('json'), yaml: t('yaml') }} onSave={actions.save} />
        <Kinds label={t('export')} kinds={{ flow: t('alone'), bpmn: t('bpmn') }} onSave={actions.save} />
        <Kinds label={t('picture')} kinds={{ png: t('png'), svg: t('svg') }} onSave={actions.save} />
        <Menu.Divider role="none" />
        <Menu.Item onClick={actions.print} rightSection={<kbd>Ctrl + P</kbd>}>
          {t('print')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface KindsProps {
  readonly label: string
  readonly kinds: Readonly<Partial<Record<ExportKind, string>>>
  readonly onSave: (kind: ExportKind) => void
}

/** A few of the kinds as which the process can be saved, under one heading. */
function Kinds({ label, kinds, onSave }: KindsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a menu a group is no set of fields.
    <div role="group" aria-label={label}>
      <Menu.Label aria-hidden="true">{label}</Menu.Label>
      {exportKinds
        .filter((kind) => kinds[kind] !== undefined)
        .map((kind) => (
          <Menu.Item key={kind} onClick={() => onSave(kind)}>
            {kinds[kind]}
          </Menu.Item>
        ))}
    </div>
  )
}
