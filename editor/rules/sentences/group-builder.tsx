import { Button, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Condition, TestCondition } from '../../../core/contract/rules.ts'
import { Glyph } from '../../../look/elements/glyph.tsx'
import { SmallTool } from '../../../look/elements/tool.tsx'
import {
  type ConditionPath,
  conditionOf,
  deepestGroup,
  type GroupPart,
  groupKinds,
  groupOf,
  isTest,
  withCondition,
} from '../edits/conditions.ts'
import { moved } from '../edits/moved.ts'
import { newTest } from '../edits/new-test.ts'
import { TestFields } from '../fields/test-fields.tsx'
import { useCatalogue } from '../use-catalogue.ts'
import { useMay } from '../use-rules-edit.ts'
import classes from './sentences.module.css'

interface ConditionBuilderProps {
  readonly condition: Condition | undefined
  /** `group` names what follows each other while somebody types. */
  readonly onChange: (condition: Condition | undefined, group?: string) => void
}

/** When a rule holds, to be put together: questions and groups of them, of which all, any or none have to hold. */
export function ConditionBuilder({ condition, onChange }: ConditionBuilderProps) {
  const { t } = useTranslation('designerRules')
  const may = useMay()
  const { facts, beginnings } = useCatalogue()
  const [first] = facts
  if (condition !== undefined)
    return <GroupBox root={condition} condition={condition} path={[]} depth={0} onChange={onChange} />
  return (
    <div className={classes.empty}>
      <span>{t('group.isAlways')}</span>
      {may('rows') && first !== undefined && (
        <AddButton label={t('group.addTest')} onClick={() => onChange(newTest(first.definition, beginnings))} />
      )}
    </div>
  )
}

interface GroupBoxProps {
  readonly root: Condition
  /** The group itself, and where it stands. */
  readonly condition: Condition
  readonly path: ConditionPath
  readonly depth: number
  readonly onChange: ConditionBuilderProps['onChange']
}

function GroupBox({ root, condition, path, depth, onChange }: GroupBoxProps) {
  const { t } = useTranslation('designerRules')
  const may = useMay()
  const { facts, beginnings } = useCatalogue()
  const { kind, parts } = groupOf(condition, path)
  const [first] = facts
  const put = (next: Condition | undefined, group?: string) => onChange(withCondition(root, path, next), group)
  const conditions = parts.map((part) => part.condition)
  const add = (part: Condition) => put(conditionOf(kind, [...conditions, part]))
  const mayBuild = may('rows')
  return (
    <fieldset className={classes.group} data-kind={kind} aria-label={t('group.label', { kind: t(`group.${kind}`) })}>
      <div className={classes.groupHead}>
        <Select
          size="xs"
          w={196}
          aria-label={t('group.kind')}
          data={groupKinds.map((one) => ({ value: one, label: t(`group.${one}`) }))}
          value={kind}
          allowDeselect={false}
          disabled={!mayBuild}
          onChange={(chosen) => {
            const next = groupKinds.find((one) => one === chosen)
            // One question alone is neither all nor any: what is chosen has to stay to be seen.
            if (next !== undefined)
              put(next === 'any' && conditions.length === 1 ? { any: conditions } : conditionOf(next, conditions))
          }}
        />
        {depth > 0 && mayBuild && (
          <SmallTool label={t('group.removeGroup')} symbol="cross" onClick={() => put(undefined)} />
        )}
      </div>
      <ol className={classes.parts}>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a condition are known by their places alone.
          <li key={index} className={classes.part}>
            <Part root={root} part={part} index={index} depth={depth} onChange={onChange} />
            {mayBuild && (
              <PartTools
                index={index}
                count={parts.length}
                isGroup={!isTest(part.condition)}
                onMove={(to) => put(conditionOf(kind, moved(conditions, index, 1, to)))}
                onRemove={() => onChange(withCondition(root, part.path, undefined))}
              />
            )}
          </li>
        ))}
      </ol>
      {mayBuild && first !== undefined && (
        <div className={classes.groupFoot}>
          <AddButton label={t('group.addTest')} onClick={() => add(newTest(first.definition, beginnings))} />
          {depth < deepestGroup && (
            <AddButton
              label={t('group.addGroup')}
              onClick={() => add({ any: [newTest(first.definition, beginnings)] })}
            />
          )}
        </div>
      )}
    </fieldset>
  )
}

interface PartProps {
  readonly root: Condition
  readonly part: GroupPart
  readonly index: number
  readonly depth: number
  readonly onChange: ConditionBuilderProps['onChange']
}

function Part({ root, part, index, depth, onChange }: PartProps) {
  const { t } = useTranslation('designerRules')
  const may = useMay()
  const { condition, path } = part
  if (!isTest(condition))
    return <GroupBox root={root} condition={condition} path={path} depth={depth + 1} onChange={onChange} />
  const change = (test: TestCondition, isTyped: boolean) =>
    onChange(withCondition(root, path, test), isTyped ? `test ${JSON.stringify(path)}` : undefined)
  return (
    <TestFields
      hasFact
      label={`${t('group.addTest')} ${index + 1}`}
      test={condition}
      may={may('rows') ? 'all' : may('values') ? 'value' : 'nothing'}
      onChange={change}
    />
  )
}

interface PartToolsProps {
  readonly index: number
  readonly count: number
  readonly isGroup: boolean
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

function PartTools({ index, count, isGroup, onMove, onRemove }: PartToolsProps) {
  const { t } = useTranslation('designerRules')
  return (
    <span className={classes.tools}>
      {count > 1 && (
        <>
          <SmallTool label={t('group.up')} symbol="up" isOff={index === 0} onClick={() => onMove(index - 1)} />
          <SmallTool
            label={t('group.down')}
            symbol="down"
            isOff={index === count - 1}
            onClick={() => onMove(index + 1)}
          />
        </>
      )}
      {!isGroup && <SmallTool label={t('group.removeTest')} symbol="cross" onClick={onRemove} />}
    </span>
  )
}

function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button size="compact-xs" variant="default" leftSection={<Glyph name="plus" size={10} />} onClick={onClick}>
      {label}
    </Button>
  )
}
