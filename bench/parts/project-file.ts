import { fileURLToPath } from 'node:url'

const isSource = import.meta.url.endsWith('.ts')

/** The path of a file or folder of the house as it runs: in `dist`, where names end in `.js`, or among the sources. */
export function projectFile(place: string): string {
  const name = isSource ? place : place.replace(/\.ts$/, '.js')
  return fileURLToPath(new URL(`../../${name}`, import.meta.url))
}

/** What Node has to be told to run `pledge` as this house runs: built, or from the sources. */
export function pledgeProgram(): readonly string[] {
  return [...(isSource ? ['--import', 'tsx'] : []), projectFile('cli/main.ts')]
}
