import { Button, CloseButton, PasswordInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { robotServices } from '../../core/contract/alerts.ts'
import type { Language } from '../../core/contract/language.ts'
import type { NewAlertRecipient } from '../../core/contract/wire-alerts.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { usePeople } from '../directory/directory.ts'
import { freeRecipientId, isMailAddress } from './alert-form.ts'
import classes from './alerts.module.css'

interface RecipientFieldsProps {
  readonly recipients: readonly NewAlertRecipient[]
  /** Those whose address is kept already, so that none has to be given. */
  readonly kept: ReadonlySet<string>
  /** Somebody tried to save: what is missing is pointed at. */
  readonly isTried: boolean
  readonly onChange: (recipients: readonly NewAlertRecipient[]) => void
}

const kinds = ['person', 'mail', 'endpoint', 'robot'] as const

/** Whom an alert tells: people, mail addresses, endpoints, group chats. */
export function RecipientFields({ recipients, kept, isTried, onChange }: RecipientFieldsProps) {
  const { t } = useTranslation('alerts')
  const language = useLanguage()
  const add = (kind: NewAlertRecipient['kind']) =>
    onChange([...recipients, emptyRecipient(kind, freeRecipientId(recipients), language)])
  return (
    <fieldset className={classes.recipients}>
      <legend>{t('form.recipients')}</legend>
      {recipients.map((recipient, index) => (
        <div key={recipient.id} className={classes.recipient}>
          <RecipientField
            recipient={recipient}
            isKept={kept.has(recipient.id)}
            isTried={isTried}
            onChange={(next) => onChange(recipients.map((one) => (one.id === next.id ? next : one)))}
          />
          <CloseButton
            aria-label={t('recipient.remove', { number: index + 1 })}
            onClick={() => onChange(recipients.filter(({ id }) => id !== recipient.id))}
          />
        </div>
      ))}
      <div className={classes.adders}>
        {kinds.map((kind) => (
          <Button key={kind} variant="default" onClick={() => add(kind)}>
            {t(`recipient.add.${kind}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

function emptyRecipient(kind: NewAlertRecipient['kind'], id: string, language: Language): NewAlertRecipient {
  switch (kind) {
    case 'person':
      return { kind, id, user: '' }
    case 'mail':
      return { kind, id, address: '', language }
    case 'endpoint':
      return { kind, id, endpoint: '' }
    case 'robot':
      return { kind, id, service: 'wecom', name: '', language }
  }
}

interface RecipientFieldProps {
  readonly recipient: NewAlertRecipient
  readonly isKept: boolean
  readonly isTried: boolean
  readonly onChange: (recipient: NewAlertRecipient) => void
}

function RecipientField({ recipient, isKept, isTried, onChange }: RecipientFieldProps) {
  switch (recipient.kind) {
    case 'person':
      return <PersonField recipient={recipient} isTried={isTried} onChange={onChange} />
    case 'mail':
      return <MailField recipient={recipient} isTried={isTried} onChange={onChange} />
    case 'endpoint':
      return <EndpointField recipient={recipient} isTried={isTried} onChange={onChange} />
    case 'robot':
      return <RobotField recipient={recipient} isKept={isKept} isTried={isTried} onChange={onChange} />
  }
}

interface FieldOf<K extends NewAlertRecipient['kind']> {
  readonly recipient: Extract<NewAlertRecipient, { kind: K }>
  readonly isTried: boolean
  readonly onChange: (recipient: NewAlertRecipient) => void
}

function PersonField({ recipient, isTried, onChange }: FieldOf<'person'>) {
  const { t } = useTranslation('alerts')
  const { people } = usePeople()
  return (
    <Select
      className={classes.wide}
      label={t('recipient.person')}
      error={isTried && recipient.user === '' && t('recipient.needed')}
      searchable
      value={recipient.user || null}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(user) => onChange({ ...recipient, user: user ?? '' })}
    />
  )
}

function MailField({ recipient, isTried, onChange }: FieldOf<'mail'>) {
  const { t } = useTranslation('alerts')
  return (
    <>
      <TextInput
        className={classes.wide}
        type="email"
        label={t('recipient.address')}
        error={isTried && !isMailAddress(recipient.address) && t('recipient.noAddress')}
        value={recipient.address}
        onChange={(event) => onChange({ ...recipient, address: event.currentTarget.value.trim() })}
      />
      <LanguageField language={recipient.language} onChange={(language) => onChange({ ...recipient, language })} />
    </>
  )
}

function EndpointField({ recipient, isTried, onChange }: FieldOf<'endpoint'>) {
  const { t } = useTranslation('alerts')
  const api = useApi()
  const local = useLocalText()
  const { data } = useQuery({
    queryKey: queryKeys.settings('endpoints'),
    queryFn: () => api.settings.list<{ readonly name?: string }>('endpoints'),
  })
  return (
    <Select
      className={classes.wide}
      label={t('recipient.endpoint')}
      error={isTried && recipient.endpoint === '' && t('recipient.needed')}
      nothingFoundMessage={t('recipient.noEndpoint')}
      searchable
      value={recipient.endpoint || null}
      data={(data?.items ?? []).map(({ id, data: endpoint }) => ({ value: id, label: local(endpoint.name, id) }))}
      onChange={(endpoint) => onChange({ ...recipient, endpoint: endpoint ?? '' })}
    />
  )
}

function RobotField({ recipient, isKept, isTried, onChange }: FieldOf<'robot'> & { readonly isKept: boolean }) {
  const { t } = useTranslation('alerts')
  const { address, secret, ...plain } = recipient
  const keep = (next: { readonly address?: string | undefined; readonly secret?: string | undefined }) =>
    onChange({
      ...plain,
      ...(next.address ? { address: next.address } : {}),
      ...(next.secret ? { secret: next.secret } : {}),
    })
  return (
    <>
      <Select
        label={t('recipient.service')}
        allowDeselect={false}
        value={recipient.service}
        data={robotServices.map((service) => ({ value: service, label: t(`service.${service}`) }))}
        onChange={(service) =>
          onChange({ ...recipient, service: robotServices.find((known) => known === service) ?? 'wecom' })
        }
      />
      <TextInput
        label={t('recipient.groupName')}
        error={isTried && recipient.name.trim() === '' && t('recipient.needed')}
        value={recipient.name}
        maxLength={200}
        onChange={(event) => onChange({ ...recipient, name: event.currentTarget.value })}
      />
      <LanguageField language={recipient.language} onChange={(language) => onChange({ ...recipient, language })} />
      <PasswordInput
        className={classes.wide}
        autoComplete="off"
        label={t('recipient.robotAddress')}
        error={isTried && !isKept && address === undefined && t('recipient.needed')}
        description={t(isKept ? 'recipient.keptHelp' : 'recipient.addressHelp')}
        value={address ?? ''}
        onChange={(event) => keep({ secret, address: event.currentTarget.value.trim() })}
      />
      {recipient.service !== 'wecom' && (
        <PasswordInput
          className={classes.wide}
          autoComplete="off"
          label={t('recipient.robotSecret')}
          description={t('recipient.secretHelp')}
          value={secret ?? ''}
          onChange={(event) => keep({ address, secret: event.currentTarget.value.trim() })}
        />
      )}
    </>
  )
}

interface LanguageFieldProps {
  readonly language: Language
  readonly onChange: (language: Language) => void
}

function LanguageField({ language, onChange }: LanguageFieldProps) {
  const { t } = useTranslation('alerts')
  return (
    <Select
      label={t('recipient.language')}
      allowDeselect={false}
      value={language}
      data={[
        { value: 'en', label: 'English' },
        { value: 'zh-CN', label: '中文' },
      ]}
      onChange={(chosen) => onChange(chosen === 'zh-CN' ? 'zh-CN' : 'en')}
    />
  )
}
