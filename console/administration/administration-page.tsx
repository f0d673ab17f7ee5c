import { Tabs } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { Page } from '../shell/page.tsx'
import { type Permission, useCan } from '../sign-in/use-session.ts'
import { EndpointsSection } from './endpoints-section.tsx'
import { JobsSection } from './jobs-section.tsx'
import { KeysSection } from './keys-section.tsx'
import { MessagesSection } from './messages-section.tsx'
import { ReasonsSection } from './reasons-section.tsx'
import { TeamsSection } from './teams-section.tsx'
import { UsersSection } from './users-section.tsx'

/** The parts of the administration, what each needs, and what it shows. */
const sections = {
  users: { needs: 'users.manage', Section: UsersSection },
  keys: { needs: 'keys.manage', Section: KeysSection },
  teams: { needs: 'settings.manage', Section: TeamsSection },
  messages: { needs: 'settings.manage', Section: MessagesSection },
  endpoints: { needs: 'settings.manage', Section: EndpointsSection },
  reasons: { needs: 'settings.manage', Section: ReasonsSection },
  jobs: { needs: 'jobs.manage', Section: JobsSection },
} as const satisfies Readonly<Record<string, { readonly needs: Permission; readonly Section: ComponentType }>>

type SectionName = keyof typeof sections

const names = Object.keys(sections) as readonly SectionName[]

/** Who may sign in, which systems have keys, and the settings that processes use. */
export function AdministrationPage() {
  const { t } = useTranslation(['administration', 'shell'])
  const can = useCan()
  const navigate = useNavigate()
  const { section } = useParams({ strict: false })
  const allowed = names.filter((name) => can(sections[name].needs))
  const current = allowed.find((name) => name === section) ?? allowed[0]
  if (current === undefined) return <Empty isPage title={t('shell:forbidden.title')} text={t('shell:forbidden.text')} />
  const { Section } = sections[current]
  return (
    <Page title={t('administration:title')}>
      <Tabs
        value={current}
        keepMounted={false}
        onChange={(value) => {
          if (value !== null) void navigate({ to: '/administration/$section', params: { section: value } })
        }}
      >
        <Tabs.List aria-label={t('administration:sections')} mb="md">
          {allowed.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`administration:tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={current}>
          <Section />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
