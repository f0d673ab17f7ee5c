import { type Language, type LocalText, languages } from '../../core/contract/language.ts'
import { textIn } from '../../model/words/text-in.ts'

/** What of a plan says how its steps are called. */
interface NamedSteps {
  readonly name: LocalText
  readonly nodes: Readonly<Record<string, { readonly id: string; readonly name: LocalText }>>
}

interface Step {
  readonly name: LocalText
  /** The processes that have it. */
  readonly flows: readonly LocalText[]
}

/**
 * What these steps are called under the plans; ids that no plan has are left out. Where two plans call an id differently, the first
 * that has it counts. Steps that read alike in a language say there of which process they are. Pure.
 */
export function stepNames(plans: readonly NamedSteps[], ids: ReadonlySet<string>): Readonly<Record<string, LocalText>> {
  const steps = stepsOf(plans, ids)
  const textsIn = (language: Language) => [...steps.values()].map(({ name }) => textIn(name, language))
  const texts = new Map(languages.map((language) => [language, textsIn(language)]))
  const readsLikeAnother = (text: string, language: Language) =>
    (texts.get(language) ?? []).filter((other) => other === text).length > 1
  const nameIn = ({ name, flows }: Step, language: Language) => {
    const text = textIn(name, language)
    if (!readsLikeAnother(text, language)) return text
    return `${text} · ${flows.map((flow) => textIn(flow, language)).join(', ')}`
  }
  return Object.fromEntries(
    [...steps].map(([id, step]) => [
      id,
      Object.fromEntries(languages.map((language) => [language, nameIn(step, language)])),
    ]),
  )
}

function stepsOf(plans: readonly NamedSteps[], ids: ReadonlySet<string>): ReadonlyMap<string, Step> {
  const steps = new Map<string, Step>()
  for (const { name: flow, nodes } of plans) {
    for (const { id, name } of Object.values(nodes)) {
      if (!ids.has(id)) continue
      const known = steps.get(id)
      steps.set(id, { name: known?.name ?? name, flows: [...(known?.flows ?? []), flow] })
    }
  }
  return steps
}
