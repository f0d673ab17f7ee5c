import { Button, Group, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { idFrom } from '../../inspector/id-from.ts'
import classes from './fields.module.css'

interface WayFieldProps {
  readonly label: string
  readonly ways: readonly { readonly id: string; readonly name: string }[]
  readonly value: string | undefined
  readonly onChoose: (way: string | undefined) => void
  readonly isDisabled?: boolean
}

const none = '\u0000none'
const fresh = '\u0000new'

/** The way that a case takes: one that leads on from the decision, a new one, or none. */
export function WayField({ label, ways, value, onChoose, isDisabled = false }: WayFieldProps) {
  const { t } = useTranslation('designerRules')
  const [isNew, setNew] = useState(false)
  if (isNew)
    return (
      <NewWay
        onAdd={(way) => {
          setNew(false)
          onChoose(way)
        }}
        onCancel={() => setNew(false)}
      />
    )
  return (
    <Select
      size="xs"
      className={classes.value ?? ''}
      aria-label={label}
      data={[
        { value: none, label: t('effect.noWay') },
        ...ways.map(({ id, name }) => ({ value: id, label: name })),
        { value: fresh, label: t('effect.newWay') },
      ]}
      value={value ?? none}
      allowDeselect={false}
      disabled={isDisabled}
      onChange={(chosen) => {
        if (chosen === fresh) setNew(true)
        else if (chosen !== null) onChoose(chosen === none ? undefined : chosen)
      }}
    />
  )
}

function NewWay({ onAdd, onCancel }: { readonly onAdd: (way: string) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation('designerRules')
  const [text, setText] = useState('')
  const id = idFrom(text).replace(/^-+|-+$/g, '')
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <TextInput
        data-takes-enter
        size="xs"
        // biome-ignore lint/a11y/noAutofocus: it stands where the person just asked to type.
        autoFocus
        aria-label={t('effect.newWayName')}
        placeholder={t('effect.newWayName')}
        value={text}
        maxLength={64}
        error={text.trim() !== '' && id === '' ? t('effect.newWayWrong') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && id !== '' && !event.nativeEvent.isComposing) {
            event.stopPropagation()
            onAdd(id)
          }
          if (event.key === 'Escape') {
            event.stopPropagation()
            onCancel()
          }
        }}
      />
      <Button size="compact-xs" disabled={id === ''} onClick={() => onAdd(id)}>
        {t('effect.newWayAdd')}
      </Button>
    </Group>
  )
}
