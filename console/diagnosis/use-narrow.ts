import { useMediaQuery } from '@mantine/hooks'

/** Whether the window is at most so many pixels wide, as it is now. */
export function useNarrow(widest: number): boolean {
  return useMediaQuery(`(max-width: ${widest}px)`, false, { getInitialValueInEffect: false })
}
