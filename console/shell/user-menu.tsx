import { Avatar, Menu, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { useKeepLanguage, useSession, useSignOut } from '../sign-in/use-session.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** Who is signed in, their preferences, and the way out. */
export function UserMenu() {
  const { t } = useTranslation('shell')
  const { user } = useSession()
  const signOut = useSignOut()
  const keepLanguage = useKeepLanguage()
  const problemText = useProblemText()

  const leave = () => {
    signOut().catch((error: unknown) => notifications.show({ color: 'red', message: problemText(error) }))
  }

  return (
    <Menu position="bottom-end" width={264} withinPortal>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>{t('userMenu', { name: user.name })}</VisuallyHidden>
          <Avatar size={28} color="blue" variant="filled" name={user.name} alt="" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name} · {user.login}
        </Menu.Label>
        <Stack gap={8} px={12} pb={8}>
          <Text fz="xs" c="dimmed">
            {t('language')}
          </Text>
          <LanguageSwitch onChosen={keepLanguage} />
          <Text fz="xs" c="dimmed">
            {t('theme.label')}
          </Text>
          <ThemeSwitch />
        </Stack>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account">
          {t('account')}
        </Menu.Item>
        <Menu.Item onClick={leave}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
