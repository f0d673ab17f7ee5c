import { Button, Divider, Group, Popover, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link, useRouter } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SmallTool } from '../../look/elements/tool.tsx'
import { readSearchText, writeSearchText } from '../app/search-text.ts'
import { useSession } from '../sign-in/use-session.ts'
import { type ReportSearch, readReportSearch } from './report-search.ts'
import { keepViews, type ReportView, readViews, withView } from './report-views.ts'
import classes from './reports.module.css'

/** The report as a link, and the reports that one kept on this device. */
export function SavedViews({ search }: { readonly search: ReportSearch }) {
  const { t } = useTranslation('reports')
  const { user } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [views, setViews] = useState(() => readViews(user.id))
  const change = (next: readonly ReportView[]) => {
    setViews(next)
    keepViews(user.id, next)
  }
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={320}
      position="bottom-end"
      shadow="md"
      withArrow
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('views.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views.button')}>
        <Stack gap="xs">
          <CopyLink search={search} />
          <Divider />
          {views.length === 0 ? (
            <Text fz="sm" c="dimmed">
              {t('views.empty')}
            </Text>
          ) : (
            <ul className={classes.views}>
              {views.map((view) => (
                <li key={view.name}>
                  <Link
                    to="/reports"
                    search={readReportSearch(readSearchText(view.search))}
                    className={classes.link}
                    onClick={() => setOpen(false)}
                  >
                    {view.name}
                  </Link>
                  <SmallTool
                    symbol="trash"
                    label={t('views.remove', { name: view.name })}
                    onClick={() => change(views.filter(({ name }) => name !== view.name))}
                  />
                </li>
              ))}
            </ul>
          )}
          <KeepForm onKeep={(name) => change(withView(views, { name, search: writeSearchText({ ...search }) }))} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function CopyLink({ search }: { readonly search: ReportSearch }) {
  const { t } = useTranslation('reports')
  const router = useRouter()
  const copy = async () => {
    const { href } = router.buildLocation({ to: '/reports', search })
    try {
      await navigator.clipboard.writeText(new URL(href, location.href).href)
      notifications.show({ color: 'green', message: t('views.copied') })
    } catch {
      notifications.show({ color: 'orange', message: t('views.notCopied') })
    }
  }
  return (
    <Button variant="default" data-autofocus onClick={() => void copy()}>
      {t('views.copy')}
    </Button>
  )
}

function KeepForm({ onKeep }: { readonly onKeep: (name: string) => void }) {
  const { t } = useTranslation('reports')
  const [name, setName] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onKeep(name)
    setName('')
  }
  return (
    <form onSubmit={submit}>
      <Group gap={4} align="flex-end" wrap="nowrap">
        <TextInput
          size="xs"
          label={t('views.keep')}
          placeholder={t('views.name')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <Button type="submit" variant="default" disabled={name.trim() === ''}>
          {t('save', { ns: 'shell' })}
        </Button>
      </Group>
    </form>
  )
}
