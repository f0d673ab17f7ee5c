import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryKeys } from '../api/query-keys.ts'

const keepAliveMs = 10 * 60_000

/** Fills the screen, where the browser lets a click do that. */
export function enterFullScreen(): void {
  document.documentElement.requestFullscreen?.().catch(() => undefined)
}

/** Esc leaves a wall: the key itself, or the end of the full screen that it brought about. */
export function useLeaveByEscape(leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave()
    }
    const onChange = () => {
      if (document.fullscreenElement === null) leave()
    }
    window.addEventListener('keydown', onKey)
    document.addEventListener('fullscreenchange', onChange)
    return () => {
      window.removeEventListener('keydown', onKey)
      document.removeEventListener('fullscreenchange', onChange)
    }
  }, [leave])
  useEffect(
    () => () => {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
    },
    [],
  )
}

/** Keeps the screen on while the page is seen, where the browser offers that. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let isOver = false
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock?.request('screen').then(
        (given) => {
          if (isOver) given.release().catch(() => undefined)
          else lock = given
        },
        // Refused, as with an empty battery: the screen then does what its owner set.
        () => undefined,
      )
    }
    ask()
    // A page that was hidden has lost its lock.
    document.addEventListener('visibilitychange', ask)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', ask)
      lock?.release().catch(() => undefined)
    }
  }, [])
}

/** Uses the session now and then, so that nobody has to sign in again at a screen that nobody touches. */
export function useKeptSession(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: queryKeys.session }), keepAliveMs)
    return () => clearInterval(timer)
  }, [queries])
}

/** Dark unless the address says light, whatever this device is set to; as before when the wall is left. */
export function useWallTheme(isLight: boolean): void {
  useEffect(() => {
    const { documentElement: root } = document
    const before = root.getAttribute('data-mantine-color-scheme')
    root.setAttribute('data-mantine-color-scheme', isLight ? 'light' : 'dark')
    return () => {
      if (before !== null) root.setAttribute('data-mantine-color-scheme', before)
    }
  }, [isLight])
}
