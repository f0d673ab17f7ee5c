import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import classes from '../designer.module.css'
import { useDesigner } from '../workspace/designer-parts.ts'
import { useFileActions } from './use-file-actions.ts'

/** The menu of the designer's bar that leads to files and back: save, picture, print, bring in. */
export function FilesMenu() {
  const { t } = useTranslation('designerFiles')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const actions = useFileActions()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={t('menu')}>
          <ActionIcon variant="subtle" color="gray" className={classes.tool ?? ''} aria-label={t('menu')}>
            <Glyph name="file" size={15} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {mayEdit && (
          <>
            <Menu.Item onClick={actions.bring}>{t('bring')}</Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t('all')}</Menu.Label>
        <Menu.Item onClick={() => actions.save('json')}>{t('json')}</Menu.Item>
        <Menu.Item onClick={() => actions.save('yaml')}>{t('yaml')}</Menu.Item>
        <Menu.Label>{t('export')}</Menu.Label>
        <Menu.Item onClick={() => actions.save('flow')}>{t('alone')}</Menu.Item>
        <Menu.Item onClick={() => actions.save('bpmn')}>{t('bpmn')}</Menu.Item>
        <Menu.Label>{t('picture')}</Menu.Label>
        <Menu.Item onClick={() => actions.save('png')}>{t('png')}</Menu.Item>
        <Menu.Item onClick={() => actions.save('svg')}>{t('svg')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={actions.print} rightSection={<kbd>Ctrl + P</kbd>}>
          {t('print')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
