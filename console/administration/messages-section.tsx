import { Fieldset, Text, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '../../core/contract/language.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { inBoth, textIn } from './local-text-fields.ts'
import { type SettingsDescription, SettingsSection } from './settings-section.tsx'

interface MessageData {
  readonly subject?: LocalText
  readonly body?: LocalText
}

interface MessageFields {
  readonly id: string
  readonly subject: string
  readonly body: string
  readonly subjectChinese: string
  readonly bodyChinese: string
}

/** The texts that processes and agents send, in both languages. */
export function MessagesSection() {
  const { t } = useTranslation('administration')
  const local = useLocalText()
  const description: SettingsDescription<MessageData, MessageFields> = {
    kind: 'messages',
    columns: [
      { title: t('messages.subject'), cell: ({ data }) => <strong>{local(data.subject, '–')}</strong> },
      { title: t('messages.body'), cell: ({ data }) => shortened(local(data.body, '–')), isQuiet: true },
    ],
    toFields: (setting) => ({
      id: setting?.id ?? '',
      subject: textIn(setting?.data.subject, 'en'),
      body: textIn(setting?.data.body, 'en'),
      subjectChinese: textIn(setting?.data.subject, 'zh-CN'),
      bodyChinese: textIn(setting?.data.body, 'zh-CN'),
    }),
    fromFields: (fields, before) => ({
      ...before,
      subject: inBoth(fields.subject, fields.subjectChinese),
      body: inBoth(fields.body, fields.bodyChinese),
    }),
    Fields: MessageForm,
  }
  return <SettingsSection description={description} />
}

const longestShown = 80

function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)} …` : text
}

function MessageForm({ form }: { readonly form: UseFormReturn<MessageFields> }) {
  const { t } = useTranslation('administration')
  const { register, formState, getValues } = form
  return (
    <>
      <Text fz="xs" c="dimmed">
        {t('messages.variables', { example: '{{customer.name}}' })}
      </Text>
      <Fieldset legend={t('messages.english')} lang="en">
        <TextInput label={t('messages.subject')} {...register('subject')} />
        <Textarea
          mt="xs"
          label={t('messages.body')}
          autosize
          minRows={3}
          maxRows={12}
          error={formState.errors.body?.message}
          {...register('body', {
            validate: (value) => value.trim() !== '' || getValues('bodyChinese').trim() !== '' || t('missing'),
          })}
        />
      </Fieldset>
      <Fieldset legend={t('messages.chinese')} lang="zh-CN">
        <TextInput label={t('messages.subject')} {...register('subjectChinese')} />
        <Textarea mt="xs" label={t('messages.body')} autosize minRows={3} maxRows={12} {...register('bodyChinese')} />
      </Fieldset>
    </>
  )
}
