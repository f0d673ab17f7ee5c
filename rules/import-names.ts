import type { FactId } from '../core/contract/facts.ts'
import { idGiver } from '../core/id-names.ts'
import type { ConversionProblem } from './conversion.ts'

/** Gives facts their ids part by part, and says so where an id is not the name. */
export function factNamer(): (parts: readonly string[], path: string, problems: ConversionProblem[]) => FactId {
  const idFor = idGiver('fact')
  return (parts, path, problems) => {
    const fact = parts.map(idFor).join('.')
    const name = parts.join('.')
    const isNoted = problems.some(
      ({ code, params }) => code === 'rules.import-renamed' && 'name' in params && params.name === name,
    )
    if (fact !== name && !isNoted)
      problems.push({ code: 'rules.import-renamed', path, params: { name: cut(name), fact } })
    return fact
  }
}

/** Names from outside, short enough for a message. */
export function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
