import { AppShell, Burger, Kbd, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { readBoardSearch } from '../board/board-search.ts'
import { useCan } from '../sign-in/use-session.ts'
import { AllowedOutlet } from './allowed-outlet.tsx'
import { CommandPalette } from './command-palette.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { type Place, type PlaceGroup, placeGroups, usePlaces } from './places.ts'
import classes from './shell.module.css'
import { UserMenu } from './user-menu.tsx'

/** What stands around every page: navigation, the way to anywhere, and who is signed in. */
export function Shell() {
  const { t } = useTranslation('shell')
  const [isOpen, { toggle, close }] = useDisclosure(false)
  const [isPaletteOpen, palette] = useDisclosure(false)
  const { pathname, search } = useLocation()
  const can = useCan()
  // A page that is one large picture needs the room; the symbols stay.
  const isNarrow = pathname.startsWith('/designer/')

  // Whoever types on without waiting must find the palette open at the next key.
  useHotkeys([['mod+K', () => flushSync(palette.open)]], [])
  useEffect(close, [pathname, close])

  // A wall shows nothing but what everybody in the room is to see.
  if (pathname === '/board' && readBoardSearch(search).wall === true && can('reports.read')) return <AllowedOutlet />
  return (
    <AppShell
      header={{ height: 44 }}
      navbar={{ width: isNarrow ? 53 : 184, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={0}
    >
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Burger
          opened={isOpen}
          onClick={toggle}
          hiddenFrom="sm"
          size="sm"
          aria-label={isOpen ? t('closeNavigation') : t('openNavigation')}
          aria-expanded={isOpen}
        />
        <Link to="/cases" className={classes.brand}>
          <img src="/icon.svg" alt="" width={22} height={22} />
          Pledge
        </Link>
        <UnstyledButton className={classes.search} onClick={palette.open}>
          <span>{t('palette.open')} …</span>
          <span className={classes.searchKeys} aria-hidden="true">
            <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">K</Kbd>
          </span>
        </UnstyledButton>
        <UserMenu />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navigation} data-narrow={isNarrow || undefined} aria-label={t('navigation')}>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <ConnectionBanner />
        <AllowedOutlet />
      </AppShell.Main>
      <CommandPalette isOpen={isPaletteOpen} onClose={palette.close} />
    </AppShell>
  )
}

function Navigation() {
  const places = usePlaces()
  const groups = placeGroups
    .map((group) => ({ group, own: places.filter((place) => place.group === group) }))
    .filter(({ own }) => own.length > 0)
  return groups.map(({ group, own }) => (
    <PlaceList key={group} group={group} places={own} hasName={groups.length > 1} />
  ))
}

interface PlaceListProps {
  readonly group: PlaceGroup
  readonly places: readonly Place[]
  /** One group alone needs no name. */
  readonly hasName: boolean
}

function PlaceList({ group, places, hasName }: PlaceListProps) {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const nameId = `places-${group}`
  return (
    <>
      {hasName && (
        <div id={nameId} className={classes.groupName}>
          {t(`placeGroup.${group}`)}
        </div>
      )}
      <ul className={classes.places} aria-labelledby={hasName ? nameId : undefined}>
        {places.map(({ to, text, symbol, waiting }) => {
          const isCurrent = pathname === to || pathname.startsWith(`${to}/`)
          return (
            <li key={to}>
              <Link
                to={to}
                title={waiting === undefined ? text : `${text}: ${waiting.text}`}
                className={classes.place}
                data-current={isCurrent || undefined}
                aria-current={isCurrent ? 'page' : undefined}
              >
                <span className={classes.placeSymbol}>
                  <Glyph name={symbol} size={14} />
                </span>
                <span className={classes.placeText}>{text}</span>{' '}
                {waiting !== undefined && (
                  <span className={classes.waiting}>
                    <span aria-hidden="true">{waiting.count}</span>
                    <VisuallyHidden>{waiting.text}</VisuallyHidden>
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}
